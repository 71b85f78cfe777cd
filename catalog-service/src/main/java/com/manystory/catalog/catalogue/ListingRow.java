package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.text.Translated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A listing as one row for PostgreSQL to take from JSON. What is null, or said not to be had,
/// isn't carried by the document: it stays as it is.
record ListingRow(
        String key,
        String slug,
        @Nullable Long vendor,
        @Nullable Long category,
        @Nullable Long place,
        String type,
        Translated title,
        @Nullable Translated summary,
        @Nullable Translated description,
        boolean hasAges,
        @Nullable Integer ageMin,
        @Nullable Integer ageMax,
        boolean hasRating,
        @Nullable BigDecimal average,
        int ratings,
        @Nullable Map<String, Object> fields,
        @Nullable List<String> tags,
        boolean hasPrice,
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
                entry.summary(),
                entry.description(),
                entry.ages() != null,
                entry.ages() == null ? null : entry.ages().fromMonths(),
                entry.ages() == null ? null : entry.ages().toMonths(),
                entry.rating() != null,
                entry.rating() == null ? null : entry.rating().average(),
                entry.rating() == null ? 0 : entry.rating().count(),
                entry.fields(),
                entry.tags(),
                entry.price() != null,
                entry.price() == null ? null : entry.price().amount(),
                entry.price() == null ? null : entry.price().unit(),
                entry.publishedAt() == null ? null : entry.publishedAt().toString());
    }
}
