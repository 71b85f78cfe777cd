package com.manystory.catalog.importing;

import com.manystory.catalog.catalogue.CatalogueBatch;
import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PlaceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.catalog.text.Translated;
import com.manystory.catalog.text.Words;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the category, vendor and place of a row, and adds those to the batch that the brand
/// doesn't have. What the brand has stays as it is.
final class StructureReader {

    private static final String MADE = "import:";

    private final Mapping mapping;
    private final Set<String> known;

    /// @param known the keys that the brand has, each after `category/`, `place/` or `vendor/`
    StructureReader(Mapping mapping, Set<String> known) {
        this.mapping = mapping;
        this.known = known;
    }

    RowStructure read(Row row, CatalogueBatch batch) {
        return new RowStructure(category(row, batch), vendor(row, batch), place(row, batch));
    }

    private String category(Row row, CatalogueBatch batch) {
        var text = mapping.category().required(row);
        var categories =
                mapping.categories() == null
                        ? Map.<String, Mapping.NewCategory>of()
                        : mapping.categories();
        var made = categories.get(text);
        var key = made == null || made.key() == null ? key(text) : made.key();
        if (known.add("category/" + key)) {
            batch.add(
                    new CategoryEntry(
                            key,
                            made == null ? null : made.parent(),
                            null,
                            made == null || made.name() == null ? Translated.of(text) : made.name(),
                            null,
                            made == null ? null : made.scene(),
                            100,
                            null));
        }
        return key;
    }

    private String vendor(Row row, CatalogueBatch batch) {
        var text = mapping.vendor().required(row);
        var key = known.contains("vendor/" + text) ? text : key(text);
        if (known.add("vendor/" + key)) {
            batch.add(new VendorEntry(key, text, null, null, null, null, null, null));
        }
        return key;
    }

    private @Nullable String place(Row row, CatalogueBatch batch) {
        var text = mapping.place() == null ? null : mapping.place().of(row);
        var places = mapping.places();
        var parent = places == null ? null : places.parent();
        if (parent != null && known.add("place/" + parent)) {
            var name = places == null || places.parentName() == null ? parent : places.parentName();
            batch.add(place(parent, "city", null, name));
        }
        if (text == null) {
            return parent;
        }
        var key = known.contains("place/" + text) ? text : key(text);
        if (known.add("place/" + key)) {
            batch.add(place(key, places == null ? "venue" : places.kind(), parent, text));
        }
        return key;
    }

    private PlaceEntry place(String key, String kind, @Nullable String parent, String name) {
        return new PlaceEntry(
                key, kind, parent, null, Translated.of(name), null, null, mapping.timeZone(), null);
    }

    private static String key(String text) {
        var slug = Words.slug(text);
        return MADE + (slug.isEmpty() ? Words.mark(text) : slug);
    }
}
