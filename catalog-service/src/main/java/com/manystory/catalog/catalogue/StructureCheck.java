package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PlaceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses a document for a category, place or vendor that can't be stored: listings below it would
/// be wrong as well.
final class StructureCheck {

    private static final Set<String> PLACES = Set.of("city", "area", "venue");
    private static final Set<String> FIELDS =
            Set.of("text", "number", "boolean", "choice", "money");

    private StructureCheck() {}

    static void check(CategoryEntry entry, String pointer) {
        key(entry.key(), pointer);
        require(
                entry.name() != null && !entry.name().isEmpty() && entry.name().length() <= 200,
                pointer + "/name",
                "A category has a name of at most 200 characters");
        require(
                !entry.key().equals(entry.parent()),
                pointer + "/parent",
                "A category isn't its own parent");
        for (var field : EntryCheck.orNone(entry.fields())) {
            require(
                    field.key() != null
                            && field.key().matches("[a-zA-Z][a-zA-Z0-9-]{0,39}")
                            && field.label() != null
                            && FIELDS.contains(String.valueOf(field.type())),
                    pointer + "/fields",
                    "A field has a key, a label and a type of " + FIELDS);
        }
    }

    static void check(PlaceEntry entry, String pointer) {
        key(entry.key(), pointer);
        require(
                entry.name() != null && !entry.name().isEmpty() && entry.name().length() <= 200,
                pointer + "/name",
                "A place has a name of at most 200 characters");
        require(
                PLACES.contains(String.valueOf(entry.kind())),
                pointer + "/kind",
                "A place is one of " + PLACES);
        require(
                !entry.key().equals(entry.parent()),
                pointer + "/parent",
                "A place isn't its own parent");
        require(
                isWithin(entry.latitude(), 90),
                pointer + "/latitude",
                "A latitude is -90 to 90 degrees");
        require(
                isWithin(entry.longitude(), 180),
                pointer + "/longitude",
                "A longitude is -180 to 180 degrees");
        require(isZone(entry.timeZone()), pointer + "/timeZone", "That is no IANA time zone");
    }

    static void check(VendorEntry entry, String pointer) {
        key(entry.key(), pointer);
        require(
                entry.name() != null && !entry.name().isBlank() && entry.name().length() <= 200,
                pointer + "/name",
                "A vendor has a name of at most 200 characters");
        require(
                entry.respondsWithinHours() == null || entry.respondsWithinHours() > 0,
                pointer + "/respondsWithinHours",
                "A vendor responds within 1 hour or more");
        require(
                EntryCheck.isRating(entry.rating()),
                pointer + "/rating",
                "A rating is 0 to 5, by 0 or more people");
    }

    private static void key(@Nullable String key, String pointer) {
        require(
                key != null && !key.isBlank() && key.length() <= 120,
                pointer + "/key",
                "A key has 1 to 120 characters");
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

    private static void require(boolean right, String pointer, String otherwise) {
        if (!right) {
            throw CatalogueStream.invalid(pointer, otherwise);
        }
    }
}
