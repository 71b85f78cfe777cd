package com.manystory.catalog.document;

import com.manystory.catalog.text.Translated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is stored of listings and what they refer to, read to make documents of.
final class Sources {

    private Sources() {}

    record Category(
            long id,
            @Nullable Long parent,
            Translated name,
            Map<String, String> slugs,
            List<Field> fields) {

        String slug(String locale, String fallback) {
            return new Translated(slugs).in(locale, fallback);
        }
    }

    record Field(String key, String type, Translated label, List<Choice> choices) {}

    record Choice(String value, Translated label) {}

    record Place(
            long id,
            @Nullable Long parent,
            String kind,
            String slug,
            Translated name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String address) {}

    record Vendor(
            long id,
            String slug,
            String name,
            Translated about,
            @Nullable BigDecimal ratingAverage,
            int ratingCount,
            @Nullable Integer respondsWithin,
            @Nullable Picture image) {}

    record Picture(UUID id, Translated alt, int width, int height, @Nullable String color) {}

    record Offer(
            long id,
            Translated name,
            Translated description,
            String kind,
            @Nullable Long amount,
            Map<String, List<String>> includes) {}

    record Listing(
            long id,
            String slug,
            Translated title,
            Translated summary,
            Translated description,
            long category,
            @Nullable Long place,
            long vendor,
            String type,
            @Nullable Integer ageMin,
            @Nullable Integer ageMax,
            @Nullable BigDecimal ratingAverage,
            int ratingCount,
            Map<String, Object> fields,
            List<String> tags,
            @Nullable Long price,
            @Nullable String unit,
            @Nullable String publishedAt,
            String updatedAt,
            List<Offer> packages,
            List<Picture> images) {}
}
