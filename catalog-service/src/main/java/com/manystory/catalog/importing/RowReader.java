package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueDocument.AgesEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.text.Translated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a row as a listing, or says what is wrong with it. What the mapping doesn't speak of is
/// null: the listing keeps it.
final class RowReader {

    private static final int OLDEST = 130;

    private final Mapping mapping;
    private final PriceReader prices;
    private final SessionsReader sessions;

    RowReader(Mapping mapping, PriceReader prices) {
        this.mapping = mapping;
        this.prices = prices;
        this.sessions = new SessionsReader(mapping);
    }

    /// The row's listing; `structure` names the keys of what it refers to.
    ListingEntry read(Row row, RowStructure structure) {
        var key = mapping.key().required(row);
        if (key.length() > 120) {
            throw new RowRejected(mapping.key().name(), "The key has over 120 characters");
        }
        return new ListingEntry(
                key,
                structure.vendor(),
                structure.category(),
                structure.place(),
                mapping.listingType().required(row),
                null,
                Translated.of(mapping.title().required(row)),
                text(mapping.summary(), row),
                text(mapping.description(), row),
                mapping.ages() == null ? null : ages(mapping.ages(), row),
                null,
                fields(row),
                null,
                mapping.price() == null ? null : prices.read(mapping.price(), row),
                null,
                null,
                null,
                mapping.sessions() == null ? null : List.of(sessions.read(mapping.sessions(), row)),
                null);
    }

    private AgesEntry ages(Mapping.Ages ages, Row row) {
        var min = age(ages.min(), ages, row);
        var max = age(ages.max(), ages, row);
        var entry =
                new AgesEntry(
                        min,
                        max,
                        age(ages.minMonths(), ages, row),
                        age(ages.maxMonths(), ages, row));
        if (max != null && min != null && max < min) {
            throw new RowRejected(
                    ages.max() == null ? "" : ages.max().name(),
                    "The greatest age %d is below the least %d".formatted(max, min));
        }
        return entry;
    }

    private static @Nullable Integer age(@Nullable Cell cell, Mapping.Ages ages, Row row) {
        var text = cell == null ? null : cell.of(row);
        if (cell == null || text == null || text.equals(ages.noLimit())) {
            return null;
        }
        var age = cell.number(text);
        if (age > OLDEST) {
            throw new RowRejected(cell.name(), "%d is no age".formatted(age));
        }
        return age;
    }

    private @Nullable Map<String, Object> fields(Row row) {
        if (mapping.fields() == null) {
            return null;
        }
        var fields = new LinkedHashMap<String, Object>();
        mapping.fields()
                .forEach((key, cell) -> {
                    var text = cell.of(row);
                    if (text != null) {
                        fields.put(key, text);
                    }
                });
        return fields;
    }

    private static @Nullable Translated text(@Nullable Cell cell, Row row) {
        if (cell == null) {
            return null;
        }
        var text = cell.of(row);
        return text == null ? Translated.NONE : Translated.of(text);
    }

    /// The columns that a file must have.
    static List<String> columns(Mapping mapping) {
        var cells = new ArrayList<@Nullable Cell>();
        cells.add(mapping.key());
        cells.add(mapping.title());
        cells.add(mapping.category());
        cells.add(mapping.vendor());
        var sessions = mapping.sessions();
        if (sessions != null) {
            cells.addAll(
                    List.of(
                            sessions.from(),
                            sessions.until(),
                            sessions.start(),
                            sessions.end(),
                            sessions.weekdays()));
        }
        var columns = new LinkedHashSet<String>();
        for (var cell : cells) {
            if (cell != null && cell.column() != null) {
                columns.add(cell.column());
            }
        }
        return List.copyOf(columns);
    }
}
