package com.manystory.catalog.administration;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.manystory.catalog.paging.PageCursor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads listings in any state, as staff see them.
@Component
public class ListingOverview {

    private final JdbcClient jdbc;

    ListingOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Listings, those changed last first.
    ///
    /// @param words part of the title or of the outside key, or null
    /// @param status or null for any
    public Page list(
            @Nullable String words, @Nullable String status, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Position.decode(cursor);
        var rows =
                jdbc.sql(
                                """
                                SELECT l.id, l.external_key, l.slug, l.title::text, l.status,
                                    l.version, c.name::text, v.name, l.price_amount, l.updated_at
                                FROM listing l JOIN category c ON c.id = l.category_id
                                JOIN vendor v ON v.id = l.vendor_id
                                WHERE (CAST(:status AS text) IS NULL OR l.status = :status)
                                    AND (CAST(:words AS text) IS NULL OR l.external_key = :words
                                        OR l.title::text ILIKE '%' || :words || '%')
                                    AND (CAST(:at AS timestamptz) IS NULL
                                        OR (l.updated_at, l.id) < (:at, :id))
                                ORDER BY l.updated_at DESC, l.id DESC LIMIT :limit
                                """)
                        .param("status", status)
                        .param("words", words == null ? null : words.replaceAll("[%_\\\\]", "_"))
                        .param("at", after == null ? null : Timestamp.from(after.at()))
                        .param("id", after == null ? 0 : after.id())
                        .param("limit", limit + 1)
                        .query((row, n) ->
                                new Item(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getInt(6),
                                        row.getString(7),
                                        row.getString(8),
                                        row.getObject(9, Long.class),
                                        row.getTimestamp(10).toInstant()))
                        .list();
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page(items, more ? Position.of(items.getLast()).encode() : null);
    }

    /// One listing as a catalogue entry, with its state.
    public Optional<String> find(long id) {
        return jdbc.sql(
                        """
                        SELECT jsonb_build_object('id', l.id, 'status', l.status,
                            'version', l.version, 'updatedAt', l.updated_at, 'key', l.external_key,
                            'slug', l.slug, 'vendor', v.external_key, 'category', c.external_key,
                            'place', p.external_key, 'listingType', l.listing_type,
                            'title', l.title, 'summary', l.summary, 'description', l.description,
                            'ages', jsonb_build_object('min', l.age_min_months / 12,
                                'minMonths', nullif(l.age_min_months % 12, 0),
                                'max', CASE WHEN l.age_max_months % 12 = 0
                                    THEN l.age_max_months / 12 - 1 ELSE l.age_max_months / 12 END,
                                'maxMonths', CASE l.age_max_months % 12 WHEN 11 THEN NULL
                                    WHEN 0 THEN 12 ELSE l.age_max_months % 12 END),
                            'rating', CASE WHEN l.rating_average IS NOT NULL THEN
                                jsonb_build_object('average', l.rating_average,
                                    'count', l.rating_count) END,
                            'fields', l.fields, 'tags', l.tags,
                            'price', jsonb_build_object('amount', l.price_amount,
                                'unit', l.price_unit),
                            'publishedAt', l.published_at,
                            'packages', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                                    'key', k.external_key, 'name', k.name,
                                    'description', k.description, 'kind', k.kind,
                                    'amount', k.amount, 'includes', k.includes)
                                    ORDER BY k.position), '[]')
                                FROM listing_package k WHERE k.listing_id = l.id),
                            'images', (SELECT coalesce(jsonb_agg(CASE WHEN a.scene IS NULL
                                    THEN jsonb_build_object('asset', a.id, 'alt', i.alt)
                                    ELSE a.scene || jsonb_build_object('alt', i.alt) END
                                    ORDER BY i.position), '[]')
                                FROM listing_image i JOIN media_asset a ON a.id = i.asset_id
                                WHERE i.listing_id = l.id),
                            'series', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                                    'key', s.external_key, 'timeZone', s.time_zone,
                                    'weekdays', (SELECT jsonb_agg(d.name ORDER BY d.n)
                                        FROM unnest(ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat',
                                            'sun']) WITH ORDINALITY AS d (name, n)
                                        WHERE s.weekdays::int & (1 << (d.n::int - 1)) <> 0),
                                    'startTime', to_char(s.start_time, 'HH24:MI'),
                                    'durationMinutes', s.duration_minutes, 'from', s.valid_from,
                                    'until', s.valid_until, 'exclusions', to_jsonb(s.exclusions),
                                    'capacity', s.capacity, 'trial', s.trial,
                                    'ages', CASE WHEN s.age_min_months IS NOT NULL
                                            OR s.age_max_months IS NOT NULL THEN
                                        jsonb_build_object('min', s.age_min_months / 12,
                                            'minMonths', nullif(s.age_min_months % 12, 0),
                                            'max', CASE WHEN s.age_max_months % 12 = 0
                                                THEN s.age_max_months / 12 - 1
                                                ELSE s.age_max_months / 12 END,
                                            'maxMonths', CASE s.age_max_months % 12
                                                WHEN 11 THEN NULL WHEN 0 THEN 12
                                                ELSE s.age_max_months % 12 END) END,
                                    'price', CASE WHEN s.price_amount IS NOT NULL THEN
                                        jsonb_build_object('amount', s.price_amount) END,
                                    'seatsTaken', (SELECT coalesce(jsonb_agg(e.taken_elsewhere
                                            ORDER BY e.starts_at), '[]')
                                        FROM session e WHERE e.series_id = s.id))
                                    ORDER BY s.id), '[]')
                                FROM session_series s WHERE s.listing_id = l.id),
                            'blockedDates', (SELECT coalesce(jsonb_agg(b.date ORDER BY b.date), '[]')
                                FROM blocked_date b WHERE b.listing_id = l.id))::text
                        FROM listing l JOIN vendor v ON v.id = l.vendor_id
                        JOIN category c ON c.id = l.category_id LEFT JOIN place p ON p.id = l.place_id
                        WHERE l.id = ?
                        """)
                .param(id)
                .query(String.class)
                .optional();
    }

    /// A page of listings.
    public record Page(List<Item> items, @Nullable String nextCursor) {}

    /// One listing.
    ///
    /// @param title locale to text
    /// @param category locale to the category's name
    /// @param price in minor units
    public record Item(
            long id,
            String key,
            String slug,
            @JsonRawValue String title,
            String status,
            int version,
            @JsonRawValue String category,
            String vendor,
            @Nullable Long price,
            Instant updatedAt) {}

    private record Position(Instant at, long id) {

        static Position of(Item item) {
            return new Position(item.updatedAt(), item.id());
        }

        String encode() {
            return PageCursor.of(at.getEpochSecond(), at.getNano(), id);
        }

        static Position decode(String cursor) {
            var numbers = PageCursor.read(cursor, 3);
            return new Position(PageCursor.time(numbers[0], numbers[1]), numbers[2]);
        }
    }
}
