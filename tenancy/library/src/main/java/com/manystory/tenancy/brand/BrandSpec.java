package com.manystory.tenancy.brand;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The desired state of a brand: everything that makes it different from the next one. The control
/// plane validates it before storing; the other services read it from the registry and trust it.
/// Absent collections read as empty, absent sections as their defaults.
///
/// @param displayName the name that customers see, 1 to 60 characters
/// @param domains the host names that the website answers to, lower case, without port; the
///   platform adds `<brand>.<base domain>` by itself
/// @param locales the languages of the website as BCP 47 tags, at least one
/// @param defaultLocale one of the locales
/// @param currency the ISO 4217 code of prices
/// @param timeZone the IANA time zone of the brand's own dates
/// @param country the ISO 3166-1 alpha-2 code of the brand's home
/// @param theme the look, as design tokens
/// @param vocabulary the brand's own words: locale, then message key, then text
/// @param features what is switched on, and how the front page is composed
/// @param listingTypes the kinds of thing sold, and the process that each is booked by
/// @param payments how customers pay
/// @param commission what the brand takes of each sale
/// @param quotas limits by the names of [Quota]; read them by [#quota(Quota)]
/// @param placement where the brand's databases live
/// @param admins the people who are to get the brand's first staff accounts. Kept, not acted on yet
@JsonIgnoreProperties(ignoreUnknown = true)
public record BrandSpec(
        String displayName,
        List<String> domains,
        List<String> locales,
        String defaultLocale,
        String currency,
        String timeZone,
        String country,
        Theme theme,
        Map<String, Map<String, String>> vocabulary,
        Features features,
        List<ListingType> listingTypes,
        Payments payments,
        Commission commission,
        Map<String, Long> quotas,
        Placement placement,
        List<Admin> admins) {

    public BrandSpec {
        domains = orEmpty(domains);
        locales = orEmpty(locales);
        theme = theme == null ? Theme.DEFAULT : theme;
        vocabulary = orEmpty(vocabulary);
        features = features == null ? Features.DEFAULT : features;
        listingTypes = orEmpty(listingTypes);
        payments = payments == null ? Payments.DEFAULT : payments;
        commission = commission == null ? Commission.DEFAULT : commission;
        quotas = orEmpty(quotas);
        placement = placement == null ? Placement.DEFAULT : placement;
        admins = orEmpty(admins);
    }

    /// The default language as a locale.
    public Locale locale() {
        return Locale.forLanguageTag(defaultLocale);
    }

    /// The brand's word for a message key, falling back to its default language, or null.
    public @Nullable String word(String locale, String key) {
        var word = vocabulary.getOrDefault(locale, Map.of()).get(key);
        return word != null ? word : vocabulary.getOrDefault(defaultLocale, Map.of()).get(key);
    }

    /// The brand's own limit, or empty when it has none.
    public OptionalLong quota(Quota quota) {
        var limit = quotas.get(quota.key());
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }

    /// One kind of thing that is sold on a brand.
    ///
    /// @param id `[a-z][a-z0-9-]{0,39}`, unique within the brand
    /// @param process the versioned booking process, such as `instant-seat/1`
    /// @param name the kind's name in each locale
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ListingType(String id, String process, Map<String, String> name) {

        public ListingType {
            name = orEmpty(name);
        }
    }

    /// How customers pay.
    ///
    /// @param gateway the payment gateway's adapter, `sandbox` for the built-in one
    /// @param account the brand's account at the gateway, or null for the sandbox
    /// @param methods the methods on offer, in order of display, such as `card` or `qris`
    /// @param holdMinutes how long a seat is held for an unpaid order, 1 to 1440
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Payments(
            String gateway, @Nullable String account, List<String> methods, int holdMinutes) {

        /// The sandbox gateway with every method it knows, holding seats for 20 minutes.
        public static final Payments DEFAULT =
                new Payments("sandbox", null, List.of("card", "bank-transfer", "e-wallet"), 20);

        public Payments {
            gateway = gateway == null ? "sandbox" : gateway;
            methods =
                    methods == null
                            ? List.of("card", "bank-transfer", "e-wallet")
                            : List.copyOf(methods);
            holdMinutes = holdMinutes == 0 ? 20 : holdMinutes;
        }
    }

    /// What the brand takes of each sale.
    ///
    /// @param basisPoints hundredths of a percent, 0 to 10000
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Commission(int basisPoints) {

        /// Ten percent.
        public static final Commission DEFAULT = new Commission(1000);
    }

    /// Where the brand's databases live.
    ///
    /// @param cell the database cluster, or null for the emptiest
    /// @param tier `pooled` or `dedicated`; null for that of the cell that the brand is on, and for
    ///   a pooled one when it is new
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Placement(@Nullable String cell, @Nullable String tier) {

        /// Wherever the brand is; the emptiest cell, shared with other brands, when it is new.
        public static final Placement DEFAULT = new Placement(null, null);
    }

    /// Somebody who administers the brand.
    ///
    /// @param email where the invitation goes
    /// @param role `viewer`, `editor`, `finance` or `owner`
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Admin(String email, String role) {}
}
