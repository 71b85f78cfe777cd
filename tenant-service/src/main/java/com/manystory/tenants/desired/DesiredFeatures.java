package com.manystory.tenants.desired;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is switched on for a brand, as a client writes it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Features", description = "What is switched on, and what pages are composed of.")
public record DesiredFeatures(
        @Schema(
                        description =
                                "Features that are off or on; absent means on. What is off is on no"
                                    + " page and in no answer of the brand API, and its addresses"
                                    + " answer 404: `ages`, `bookings`, `dates`, `inquiries`,"
                                    + " `packages`, `ratings`, `seats`, `sessions`, `trials`,"
                                    + " `weekdays`.",
                        example = "{\"ratings\": true, \"ages\": false}")
                @Nullable Map<String, Boolean> switches,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description = "The fields of the search bar, in order.",
                                        example = "[\"category\", \"place\", \"date\"]"),
                        schema =
                                @Schema(
                                        allowableValues = {
                                            "q",
                                            "category",
                                            "place",
                                            "date",
                                            "weekday",
                                            "age",
                                            "budget"
                                        }))
                @Nullable List<@Nullable String> search,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description = "The filters of the search page, in order.",
                                        example = "[\"category\", \"place\", \"price\"]"),
                        schema =
                                @Schema(
                                        allowableValues = {
                                            "category",
                                            "place",
                                            "date",
                                            "weekday",
                                            "age",
                                            "price",
                                            "rating"
                                        }))
                @Nullable List<@Nullable String> filters,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "The sections of the front page, top to bottom."),
                        maxItems = 30)
                @Nullable List<@Nullable Section> frontPage) {

    /// One section of the front page.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Section", description = "A section of the front page.")
    public record Section(
            @Schema(
                            description = "The kind of section.",
                            requiredMode = RequiredMode.REQUIRED,
                            allowableValues = {
                                "hero",
                                "categories",
                                "listings",
                                "sessions",
                                "places",
                                "tools",
                                "banner"
                            },
                            example = "listings")
                    @Nullable String type,
            @Schema(
                            description = "Its heading in each locale.",
                            example = "{\"en\": \"Featured venues\"}")
                    @Nullable Map<String, String> title,
            @Schema(
                            description = "Its introduction in each locale.",
                            example = "{\"en\": \"Halls and gardens we love.\"}")
                    @Nullable Map<String, String> text,
            @Schema(
                            description =
                                    "For listings: the search that fills it, with the parameters of"
                                            + " the brand API's `/listings`.",
                            example = "{\"category\": \"venues\", \"sort\": \"newest\"}")
                    @Nullable Map<String, String> query,
            @Schema(
                            description = "The most items shown.",
                            minimum = "1",
                            maximum = "48",
                            example = "8")
                    @Nullable Integer limit) {}
}
