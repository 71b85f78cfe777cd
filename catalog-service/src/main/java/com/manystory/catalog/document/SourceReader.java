package com.manystory.catalog.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Reads what documents are made of; PostgreSQL hands each row over as JSON.
@Component
class SourceReader {

    private static final String LISTINGS =
            """
            SELECT jsonb_build_object('id', l.id, 'slug', l.slug, 'title', l.title,
                'summary', l.summary, 'description', l.description, 'category', l.category_id,
                'place', l.place_id, 'vendor', l.vendor_id, 'type', l.listing_type,
                'ageMin', l.age_min_months, 'ageMax', l.age_max_months,
                'ratingAverage', l.rating_average, 'ratingCount', l.rating_count,
                'fields', l.fields, 'tags', l.tags, 'price', l.price_amount,
                'unit', l.price_unit,
                'publishedAt', to_char(l.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'updatedAt', to_char(l.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'packages', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id,
                        'name', p.name, 'description', p.description, 'kind', p.kind,
                        'amount', p.amount, 'includes', p.includes) ORDER BY p.position), '[]')
                    FROM listing_package p WHERE p.listing_id = l.id),
                'images', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id,
                        'alt', i.alt, 'width', a.width, 'height', a.height, 'color', a.color)
                        ORDER BY i.position), '[]')
                    FROM listing_image i JOIN media_asset a ON a.id = i.asset_id
                    WHERE i.listing_id = l.id))
            FROM listing l JOIN vendor v ON v.id = l.vendor_id AND v.status = 'APPROVED'
            WHERE l.id = ANY(CAST(:ids AS bigint[])) AND l.status = 'LIVE' ORDER BY l.id
            """;
    private static final String VENDORS =
            """
            SELECT jsonb_build_object('id', v.id, 'slug', v.slug, 'name', v.name, 'about', v.about,
                'ratingAverage', v.rating_average, 'ratingCount', v.rating_count,
                'respondsWithin', v.responds_within_hours,
                'image', CASE WHEN a.id IS NULL THEN NULL ELSE jsonb_build_object('id', a.id,
                    'alt', jsonb_build_object('*', v.name), 'width', a.width, 'height', a.height,
                    'color', a.color) END)
            FROM vendor v LEFT JOIN media_asset a ON a.id = v.image_id
            WHERE v.id IN (SELECT vendor_id FROM listing WHERE id = ANY(CAST(:ids AS bigint[])))
            """;
    private static final String CATEGORIES =
            """
            SELECT jsonb_build_object('id', c.id, 'parent', c.parent_id, 'name', c.name,
                'slugs', (SELECT coalesce(jsonb_object_agg(s.locale, s.slug), '{}')
                    FROM category_slug s WHERE s.category_id = c.id),
                'fields', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', f.key,
                        'type', f.type, 'label', f.label, 'choices', f.choices)
                        ORDER BY f.position), '[]')
                    FROM field_definition f WHERE f.category_id = c.id))
            FROM category c
            """;
    private static final String PLACES =
            """
            WITH RECURSIVE wanted AS (
                SELECT place_id AS id FROM listing WHERE id = ANY(CAST(:ids AS bigint[]))
                UNION SELECT p.parent_id FROM place p JOIN wanted w ON w.id = p.id)
            SELECT jsonb_build_object('id', id, 'parent', parent_id, 'kind', kind, 'slug', slug,
                'name', name, 'latitude', latitude, 'longitude', longitude, 'address', address)
            FROM place WHERE id IN (SELECT id FROM wanted)
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SourceReader(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The listings of the ids that are on the air.
    List<Sources.Listing> listings(String ids) {
        return read(jdbc.sql(LISTINGS).param("ids", ids), Sources.Listing.class);
    }

    Map<Long, Sources.Vendor> vendors(String ids) {
        var byId = new HashMap<Long, Sources.Vendor>();
        read(jdbc.sql(VENDORS).param("ids", ids), Sources.Vendor.class)
                .forEach(vendor -> byId.put(vendor.id(), vendor));
        return byId;
    }

    Map<Long, Sources.Category> categories() {
        var byId = new HashMap<Long, Sources.Category>();
        read(jdbc.sql(CATEGORIES), Sources.Category.class).forEach(c -> byId.put(c.id(), c));
        return byId;
    }

    /// Where the listings are, and what that lies in.
    Map<Long, Sources.Place> places(String ids) {
        var byId = new HashMap<Long, Sources.Place>();
        read(jdbc.sql(PLACES).param("ids", ids), Sources.Place.class)
                .forEach(p -> byId.put(p.id(), p));
        return byId;
    }

    private <T> List<T> read(JdbcClient.StatementSpec statement, Class<T> type) {
        return statement.query((row, n) -> json.readValue(row.getString(1), type)).list();
    }
}
