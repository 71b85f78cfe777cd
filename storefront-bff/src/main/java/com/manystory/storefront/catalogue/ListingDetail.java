package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        policies = policies == null ? Map.of() : Map.copyOf(policies);
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
    /// @param respondsWithin how soon it usually answers, in words
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VendorSummary(
            String slug,
            String name,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> about,
            ListingCard.@Nullable Rating rating,
            @Nullable Image image,
            @Nullable String respondsWithin) {

        public VendorSummary {
            about = about == null ? List.of() : List.copyOf(about);
        }
    }
}
