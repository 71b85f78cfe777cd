package com.manystory.tenants.desired;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.manystory.tenancy.brand.BrandSpec;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The desired state of a brand as a client writes it: everything may be absent until the rules
/// have looked at it. [#toSpec()] is what the platform makes of a state without violations.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a brand should be. Sections that are left out take their defaults.")
public record DesiredState(
        @Schema(
                        description = "The name that customers see.",
                        requiredMode = RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = 60,
                        example = "Aster Weddings")
                @Nullable String displayName,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "Host names of the website beside `<brand>.<base"
                                                    + " domain>`, which every brand has. A host"
                                                    + " name belongs to one brand of the platform.",
                                        example = "[\"www.aster.example\"]"),
                        maxItems = 50)
                @Nullable List<@Nullable String> domains,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "The website's languages as BCP 47 tags, in order"
                                                        + " of preference.",
                                        requiredMode = RequiredMode.REQUIRED,
                                        example = "[\"en\", \"id\"]"),
                        minItems = 1,
                        maxItems = 20)
                @Nullable List<@Nullable String> locales,
        @Schema(description = "One of the locales; the first of them when absent.", example = "en")
                @Nullable String defaultLocale,
        @Schema(
                        description = "The currency of prices, an ISO 4217 code.",
                        requiredMode = RequiredMode.REQUIRED,
                        pattern = "^[A-Z]{3}$",
                        example = "IDR")
                @Nullable String currency,
        @Schema(
                        description = "The time zone of the brand's own dates, an IANA name.",
                        requiredMode = RequiredMode.REQUIRED,
                        example = "Asia/Jakarta")
                @Nullable String timeZone,
        @Schema(
                        description =
                                "The brand's home, an ISO 3166-1 alpha-2 code: what the brand API"
                                        + " and the website tell apps and search engines.",
                        requiredMode = RequiredMode.REQUIRED,
                        pattern = "^[A-Z]{2}$",
                        example = "ID")
                @Nullable String country,
        @Schema(description = "The look, as design tokens.") @Nullable DesiredTheme theme,
        @Schema(
                        description =
                                "The brand's own words: locale, then the key of a word that pages"
                                        + " have, then text. Placeholders and plurals by number are"
                                        + " written as Java's MessageFormat has them.",
                        example =
                                "{\"en\": {\"booking.submit\": \"Grab a seat\","
                                        + " \"listing.packages\": \"Ways to join\"}}")
                @Nullable Map<String, Map<String, String>> vocabulary,
        @Schema(description = "What is switched on, and what pages are composed of.")
                @Nullable DesiredFeatures features,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "The kinds of thing on sale, and how each is"
                                                        + " booked."),
                        maxItems = 50)
                @Nullable List<@Nullable ListingType> listingTypes,
        @Schema(description = "How customers pay.") @Nullable Payments payments,
        @Schema(description = "What the brand takes of each sale.") @Nullable Commission commission,
        @Schema(
                        description =
                                "Limits by name, 1 at least: `requestsPerSecond`, `requestBurst`"
                                        + " (goes with it), `messagesPerMinute`, `listings`,"
                                        + " `storageBytes`, `staff`. The platform's default,"
                                        + " `manystory.limits.*`, takes the place of an absent"
                                        + " `requestsPerSecond`, `requestBurst` or"
                                        + " `messagesPerMinute`; the others are unlimited when"
                                        + " absent.",
                        example = "{\"listings\": 5000}")
                @Nullable Map<String, Long> quotas,
        @Schema(description = "Where the brand's databases live.") @Nullable Placement placement,
        @ArraySchema(
                        arraySchema =
                                @Schema(description = "Who gets the brand's first staff accounts."),
                        maxItems = 50)
                @Nullable List<@Nullable Admin> admins) {

    /// One kind of thing on sale.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ListingType", description = "A kind of thing on sale.")
    public record ListingType(
            @Schema(
                            description = "The kind's id, unique within the brand.",
                            requiredMode = RequiredMode.REQUIRED,
                            pattern = "^[a-z][a-z0-9-]{0,39}$",
                            example = "venue")
                    @Nullable String id,
            @Schema(
                            description = "The versioned process by which it is booked.",
                            requiredMode = RequiredMode.REQUIRED,
                            allowableValues = {
                                "inquiry/1",
                                "quote-deposit/1",
                                "instant-seat/1",
                                "request-to-book/1",
                                "redeem-pass/1"
                            },
                            example = "instant-seat/1")
                    @Nullable String process,
            @Schema(
                            description = "The kind's name in each locale.",
                            example = "{\"en\": \"Venue\", \"id\": \"Tempat\"}")
                    @Nullable Map<String, String> name) {}

    /// How customers pay.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Payments", description = "How customers pay.")
    public record Payments(
            @Schema(
                            description = "The payment gateway; `sandbox` is built in.",
                            defaultValue = "sandbox",
                            example = "sandbox")
                    @Nullable String gateway,
            @Schema(
                            description =
                                    "The brand's account at the gateway. Kept and given back; the"
                                            + " built-in `sandbox` has no accounts and doesn't read"
                                            + " it.",
                            maxLength = 100,
                            example = "acct_aster")
                    @Nullable String account,
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description = "The methods on offer, in order.",
                                            example = "[\"card\", \"qris\"]"),
                            minItems = 1)
                    @Nullable List<@Nullable String> methods,
            @Schema(
                            description = "For how many minutes an unpaid order holds its seats.",
                            minimum = "1",
                            maximum = "1440",
                            defaultValue = "20",
                            example = "20")
                    @Nullable Integer holdMinutes) {}

    /// What the brand takes of each sale.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Commission", description = "What the brand takes of each sale.")
    public record Commission(
            @Schema(
                            description = "Hundredths of a percent; 1000 is 10 %.",
                            minimum = "0",
                            maximum = "10000",
                            defaultValue = "1000",
                            example = "1250")
                    @Nullable Integer basisPoints) {}

    /// Where the brand's databases live.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Placement", description = "Where the brand's databases live.")
    public record Placement(
            @Schema(
                            description =
                                    "The database cluster; the emptiest of the tier when absent. It"
                                            + " changes by a move, not here.",
                            example = "local")
                    @Nullable String cell,
            @Schema(
                            description =
                                    "Whether the cluster is shared with other brands. When absent,"
                                            + " a new brand comes to a pooled one and any other"
                                            + " stays where it is. It changes by a move, not here.",
                            allowableValues = {"pooled", "dedicated"},
                            example = "pooled")
                    @Nullable String tier) {}

    /// Somebody who administers the brand.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Admin", description = "Somebody who administers the brand.")
    public record Admin(
            @Schema(
                            description = "Where the invitation goes.",
                            requiredMode = RequiredMode.REQUIRED,
                            format = "email",
                            example = "asha@aster.example")
                    @Nullable String email,
            @Schema(
                            description = "What they may do.",
                            requiredMode = RequiredMode.REQUIRED,
                            allowableValues = {"viewer", "editor", "finance", "owner"},
                            example = "owner")
                    @Nullable String role) {}

    /// The normalised state, for a state without violations.
    public BrandSpec toSpec() {
        return Normaliser.toSpec(this);
    }

    /// The state that a normalised one is written as, with sorted keys.
    public static DesiredState of(BrandSpec spec) {
        return Normaliser.toState(spec);
    }

    static <V> Map<String, V> sorted(Map<String, V> map) {
        return new TreeMap<>(map);
    }
}
