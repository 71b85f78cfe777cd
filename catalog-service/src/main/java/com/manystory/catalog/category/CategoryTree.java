package com.manystory.catalog.category;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.document.Answers.Image;
import com.manystory.catalog.search.ListingSearch;
import com.manystory.catalog.text.Translated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Reads the tree of categories with how many listings each holds.
@Component
public class CategoryTree {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Brands brands;
    private final ListingSearch listings;

    CategoryTree(JdbcClient jdbc, ObjectMapper json, Brands brands, ListingSearch listings) {
        this.jdbc = jdbc;
        this.json = json;
        this.brands = brands;
        this.listings = listings;
    }

    /// The top categories in the locale, each with its children.
    public List<Category> read(String locale) {
        var counts = listings.countByCategory();
        var rows = new LinkedHashMap<Long, Row>();
        jdbc.sql(
                        """
                        SELECT jsonb_build_object('id', c.id, 'parent', c.parent_id, 'name', c.name,
                            'description', c.description, 'image', a.id, 'width', coalesce(a.width, 0),
                            'height', coalesce(a.height, 0), 'color', a.color, 'slugs',
                            (SELECT coalesce(jsonb_object_agg(s.locale, s.slug), '{}')
                                FROM category_slug s WHERE s.category_id = c.id))
                        FROM category c LEFT JOIN media_asset a ON a.id = c.image_id
                        ORDER BY c.position, c.id
                        """)
                .query((row, n) -> json.readValue(row.getString(1), Row.class))
                .list()
                .forEach(row -> rows.put(row.id(), row));
        var made = new LinkedHashMap<Long, Category>();
        rows.values().forEach(row -> make(row, rows, made, locale, counts::get));
        return made.values().stream().filter(category -> category.parent() == null).toList();
    }

    private Category make(
            Row row,
            LinkedHashMap<Long, Row> rows,
            LinkedHashMap<Long, Category> made,
            String locale,
            Function<Long, @Nullable Integer> counts) {
        var done = made.get(row.id());
        if (done != null) {
            return done;
        }
        var above = row.parent() == null ? null : rows.get(row.parent());
        var parent = above == null ? null : make(above, rows, made, locale, counts);
        var fallback = brands.spec().defaultLocale();
        var name = row.name().in(locale, fallback);
        var count = counts.apply(row.id());
        var category =
                new Category(
                        row.slugs().in(locale, fallback),
                        name,
                        row.description().in(locale, fallback),
                        parent == null ? null : parent.slug(),
                        count == null ? 0 : count,
                        row.image() == null
                                ? null
                                : Image.of(
                                        row.image(), name, row.width(), row.height(), row.color()),
                        new ArrayList<>());
        made.put(row.id(), category);
        if (parent != null) {
            parent.children().add(category);
        }
        return category;
    }

    /// A category.
    ///
    /// @param parent the slug of the category above, or null at the top
    /// @param listingCount listings on the air in it and below
    public record Category(
            String slug,
            String name,
            String description,
            @Nullable String parent,
            int listingCount,
            @Nullable Image image,
            List<Category> children) {}

    private record Row(
            long id,
            @Nullable Long parent,
            Translated name,
            Translated description,
            Translated slugs,
            @Nullable UUID image,
            int width,
            int height,
            @Nullable String color) {}
}
