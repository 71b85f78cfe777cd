package com.manystory.catalog.place;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.search.ListingSearch;
import com.manystory.catalog.text.Translated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Reads places with how many listings each holds.
@Component
public class PlaceList {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Brands brands;
    private final ListingSearch listings;

    PlaceList(JdbcClient jdbc, ObjectMapper json, Brands brands, ListingSearch listings) {
        this.jdbc = jdbc;
        this.json = json;
        this.brands = brands;
        this.listings = listings;
    }

    /// Every place: cities, then areas, then venues, in the order they were made.
    public List<Place> read(String locale) {
        var counts = listings.countByPlace();
        var fallback = brands.spec().defaultLocale();
        return jdbc.sql(
                        """
                        SELECT p.id, p.slug, p.name, p.kind, above.slug, p.latitude, p.longitude
                        FROM place p LEFT JOIN place above ON above.id = p.parent_id
                        ORDER BY array_position(ARRAY['city', 'area', 'venue'], p.kind), p.id
                        """)
                .query((row, n) ->
                        new Place(
                                row.getString(2),
                                json.readValue(row.getString(3), Translated.class)
                                        .in(locale, fallback),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, Double.class),
                                row.getObject(7, Double.class),
                                counts.getOrDefault(row.getLong(1), 0)))
                .list();
    }

    /// A place.
    ///
    /// @param kind `city`, `area` or `venue`
    /// @param parent the slug of the place that it lies in, or null
    /// @param listingCount listings on the air in it and below
    public record Place(
            String slug,
            String name,
            String kind,
            @Nullable String parent,
            @Nullable Double latitude,
            @Nullable Double longitude,
            int listingCount) {}
}
