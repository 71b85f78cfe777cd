package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a listing's own page shows beyond its [ListingCard].
///
/// @param description plain paragraphs
/// @param sessions the first dozen that can be booked
/// @param policies the rules in words, by name: `cancellation`
@JsonIgnoreProperties(ignoreUnknown = true)
public record ListingDetail(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<String> description,
        List<Image> images,
        List<Package> packages,
        List<Field> fields,
        VendorSummary vendor,
        List<Session> sessions,
        Map<String, String> policies,
        @Nullable Instant updatedAt) {

    public ListingDetail {
        description = description == null ? List.of() : List.copyOf(description);
        images = images == null ? List.of() : List.copyOf(images);
        packages = packages == null ? List.of() : List.copyOf(packages);
        fields = fields == null ? List.of() : List.copyOf(fields);
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
        policies = policies == null ? Map.of() : told(policies);
    }

    private static Map<String, String> told(Map<String, ? extends @Nullable String> policies) {
        var told = new TreeMap<String, String>();
        policies.forEach((name, text) -> {
            if (text != null && !text.isBlank()) {
                told.put(name, text);
            }
        });
        return Map.copyOf(told);
    }

    /// An offer within the listing.
    ///
    /// @param kind `fixed`, `from` or `on-request`
    /// @param includes what is in it, one line each
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Package(
            String id,
            String name,
            @Nullable String description,
            String kind,
            @Nullable Amount price,
            List<String> includes) {

        public Package {
            includes = includes == null ? List.of() : List.copyOf(includes);
        }
    }

    /// A typed field of the category.
    ///
    /// @param display the value as people read it
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Field(String key, String label, @Nullable Object value, String display) {}

    /// The seller, as its listing shows it.
    ///
    /// @param respondsWithin how soon it usually answers, in hours, or null
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VendorSummary(
            String slug,
            String name,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> about,
            ListingCard.@Nullable Rating rating,
            @Nullable Image image,
            @Nullable Integer respondsWithin) {

        public VendorSummary {
            about = about == null ? List.of() : List.copyOf(about);
        }
    }
}
