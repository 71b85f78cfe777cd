package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.text.Translated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A listing as one row for PostgreSQL to take from JSON.
record ListingRow(
        String key,
        String slug,
        @Nullable Long vendor,
        @Nullable Long category,
        @Nullable Long place,
        String type,
        Translated title,
        Translated summary,
        Translated description,
        @Nullable Integer ageMin,
        @Nullable Integer ageMax,
        @Nullable BigDecimal average,
        int ratings,
        Map<String, Object> fields,
        List<String> tags,
        @Nullable Long price,
        @Nullable String unit,
        @Nullable String published) {

    static ListingRow of(ListingEntry entry, String slug, Known known) {
        return new ListingRow(
                entry.key(),
                slug,
                known.vendors().get(entry.vendor()),
                known.categories().get(entry.category()),
                entry.place() == null ? null : known.places().get(entry.place()),
                entry.listingType(),
                entry.title(),
                orNone(entry.summary()),
                orNone(entry.description()),
                entry.ages() == null ? null : entry.ages().fromMonths(),
                entry.ages() == null ? null : entry.ages().toMonths(),
                entry.rating() == null ? null : entry.rating().average(),
                entry.rating() == null ? 0 : entry.rating().count(),
                entry.fields() == null ? Map.of() : entry.fields(),
                EntryCheck.orNone(entry.tags()),
                entry.price() == null ? null : entry.price().amount(),
                entry.price() == null ? null : entry.price().unit(),
                entry.publishedAt() == null ? null : entry.publishedAt().toString());
    }

    private static Translated orNone(@Nullable Translated text) {
        return text == null ? Translated.NONE : text;
    }
}
