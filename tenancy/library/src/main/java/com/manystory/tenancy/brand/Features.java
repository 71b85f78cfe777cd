package com.manystory.tenancy.brand;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is switched on for a brand, and what its pages are composed of.
///
/// @param switches the names of [Feature] that are off or on; absent means on
/// @param search the fields of the search bar in order, of `q`, `category`, `place`, `date`,
///   `weekday`, `age` and `budget`
/// @param filters the filters of the search page in order, of `category`, `place`, `date`,
///   `weekday`, `age`, `price` and `rating`
/// @param frontPage the sections of the front page, top to bottom
@JsonIgnoreProperties(ignoreUnknown = true)
public record Features(
        Map<String, Boolean> switches,
        List<String> search,
        List<String> filters,
        List<Section> frontPage) {

    private static final List<Section> DEFAULT_FRONT_PAGE =
            List.of(
                    new Section("hero", Map.of(), Map.of(), Map.of(), null),
                    new Section("categories", Map.of(), Map.of(), Map.of(), null),
                    new Section("listings", Map.of(), Map.of(), Map.of("sort", "newest"), 8));

    /// A search bar with words and category, and the newest listings.
    public static final Features DEFAULT =
            new Features(
                    Map.of(),
                    List.of("q", "category"),
                    List.of("category", "place", "price"),
                    DEFAULT_FRONT_PAGE);

    public Features {
        switches = BrandSpec.orEmpty(switches);
        search = search == null ? List.of("q", "category") : List.copyOf(search);
        filters = filters == null ? List.of("category", "place", "price") : List.copyOf(filters);
        frontPage = frontPage == null ? DEFAULT_FRONT_PAGE : List.copyOf(frontPage);
    }

    /// Whether the feature is on.
    public boolean has(Feature feature) {
        return switches.getOrDefault(feature.key(), true);
    }

    /// One section of the front page.
    ///
    /// @param type the kind of section: `hero`, `categories`, `listings`, `sessions`, `places`,
    ///   `tools` or `banner`
    /// @param title its heading in each locale; empty means the type's own
    /// @param text its introduction in each locale
    /// @param query for listings: the search that fills it, with the names of the listings API;
    ///   `date` also takes `today`, `weekend` and `week`. For other types: variants
    /// @param limit the most items shown, 1 to 48, or null for the type's own
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Section(
            String type,
            Map<String, String> title,
            Map<String, String> text,
            Map<String, String> query,
            @Nullable Integer limit) {

        public Section {
            title = BrandSpec.orEmpty(title);
            text = BrandSpec.orEmpty(text);
            query = BrandSpec.orEmpty(query);
        }
    }
}
