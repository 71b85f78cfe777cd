package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PlaceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.catalog.text.Translated;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses a category, place or vendor that can't be stored: listings below it would be wrong as
/// well.
final class StructureCheck {

    private static final Set<String> PLACES = Set.of("city", "area", "venue");
    private static final Set<String> FIELDS =
            Set.of("text", "number", "boolean", "choice", "money");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 50_000;

    private final String key;

    private StructureCheck(@Nullable String key) {
        this.key = String.valueOf(key);
        require(
                key != null && !key.isBlank() && key.length() <= 120,
                "/key",
                "A key has 1 to 120 characters");
    }

    /// @throws EntryRefused when something is wrong with it
    static void check(CategoryEntry entry) {
        var check = new StructureCheck(entry.key());
        check.name(entry.name(), "A category has a name of at most 200 characters");
        check.text("/description", entry.description());
        check.require(
                !entry.key().equals(entry.parent()), "/parent", "A category isn't its own parent");
        var keys = new HashSet<String>();
        for (var field : EntryCheck.orNone(entry.fields())) {
            check.require(
                    field != null
                            && field.key() != null
                            && field.key().matches("[a-zA-Z][a-zA-Z0-9-]{0,39}")
                            && field.label() != null
                            && FIELDS.contains(String.valueOf(field.type())),
                    "/fields",
                    "A field has a key, a label and a type of " + FIELDS);
            check.require(keys.add(field.key()), "/fields", "Two fields have the same key");
            check.require(
                    EntryCheck.orNone(field.choices()).stream()
                            .allMatch(c -> c != null && c.value() != null && c.label() != null),
                    "/fields",
                    "A choice has a value and a label");
        }
    }

    /// @throws EntryRefused when something is wrong with it
    static void check(PlaceEntry entry) {
        var check = new StructureCheck(entry.key());
        check.name(entry.name(), "A place has a name of at most 200 characters");
        check.require(
                PLACES.contains(String.valueOf(entry.kind())),
                "/kind",
                "A place is one of " + PLACES);
        check.require(
                !entry.key().equals(entry.parent()), "/parent", "A place isn't its own parent");
        check.require(
                isWithin(entry.latitude(), 90), "/latitude", "A latitude is -90 to 90 degrees");
        check.require(
                isWithin(entry.longitude(), 180),
                "/longitude",
                "A longitude is -180 to 180 degrees");
        check.require(isZone(entry.timeZone()), "/timeZone", "That is no IANA time zone");
    }

    /// @throws EntryRefused when something is wrong with it
    static void check(VendorEntry entry) {
        var check = new StructureCheck(entry.key());
        check.require(
                entry.name() != null
                        && !entry.name().isBlank()
                        && entry.name().length() <= LONGEST_NAME,
                "/name",
                "A vendor has a name of at most 200 characters");
        check.text("/about", entry.about());
        check.require(
                entry.respondsWithinHours() == null || entry.respondsWithinHours() > 0,
                "/respondsWithinHours",
                "A vendor responds within 1 hour or more");
        check.require(
                EntryCheck.isRating(entry.rating()),
                "/rating",
                "A rating is 0 to 5, by 0 or more people");
    }

    private void name(@Nullable Translated name, String otherwise) {
        require(
                name != null && !name.isEmpty() && name.length() <= LONGEST_NAME,
                "/name",
                otherwise);
    }

    private void text(String pointer, @Nullable Translated text) {
        require(
                text == null || text.length() <= LONGEST_TEXT,
                pointer,
                "A text has at most 50,000 characters");
    }

    private static boolean isWithin(@Nullable Double degrees, int most) {
        return degrees == null || Math.abs(degrees) <= most;
    }

    private static boolean isZone(@Nullable String zone) {
        try {
            return zone == null || ZoneId.of(zone) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void require(boolean right, String pointer, String otherwise) {
        if (!right) {
            throw new EntryRefused(pointer, key, otherwise);
        }
    }
}
