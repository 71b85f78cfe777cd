package com.manystory.catalog.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody looks for.
///
/// @param locale the language of words, slugs and answers
/// @param words the words, or null for any
/// @param categories slugs of which any may match, with what lies below; empty for any
/// @param places likewise
/// @param vendor the vendor's slug, or null for any
/// @param priceMin the lowest price in minor units, or null
/// @param priceMax the highest price in minor units, or null
/// @param ages of which any may match; empty for any
/// @param day when a session takes place or a date is free, or null for any time
/// @param weekdays bits of which any may match, Monday is bit 0; 0 for any
/// @param rating the lowest average rating, or null
/// @param fields by the key of a typed field, values or ranges of which any may match
/// @param sort the order
/// @param cursor where to go on, or null for the first page
/// @param limit the most listings to answer
/// @param facets whether to count what each filter would leave
public record SearchRequest(
        String locale,
        @Nullable String words,
        List<String> categories,
        List<String> places,
        @Nullable String vendor,
        @Nullable Long priceMin,
        @Nullable Long priceMax,
        List<AgeRange> ages,
        @Nullable Day day,
        int weekdays,
        @Nullable Double rating,
        Map<String, List<String>> fields,
        Sort sort,
        @Nullable String cursor,
        int limit,
        boolean facets) {

    /// Days asked for: a date, or days counted from today in each venue's own zone.
    sealed interface Day {

        /// One date.
        record On(LocalDate date) implements Day {}

        /// What `today`, `weekend` and `week` stand for.
        enum Relative implements Day {
            TODAY,
            WEEKEND,
            WEEK
        }
    }

    /// Tells this search from others whatever its page, to tie cursors to it.
    int fingerprint() {
        return Objects.hash(
                locale,
                words,
                categories,
                places,
                vendor,
                priceMin,
                priceMax,
                ages,
                day,
                weekdays,
                rating,
                fields,
                sort);
    }
}
