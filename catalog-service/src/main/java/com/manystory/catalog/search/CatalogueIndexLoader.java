package com.manystory.catalog.search;

import com.manystory.catalog.config.Brands;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Reads a brand's filter index from its database, as of one instant.
@Component
class CatalogueIndexLoader {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    // Each statement is simple enough to be planned well before anybody gathered statistics.
    private static final String LISTINGS =
            """
            SELECT l.id, l.category_id, l.place_id, l.vendor_id, l.price_amount, l.age_min_months,
                l.age_max_months, l.listing_type, round(l.rating_average * 100)::int AS rating,
                l.rating_count, extract(epoch FROM l.published_at)::bigint AS published
            FROM listing l WHERE l.status = 'LIVE'
                AND l.vendor_id IN (SELECT id FROM vendor WHERE status = 'APPROVED') ORDER BY l.id
            """;
    private static final String SERIES =
            """
            SELECT listing_id, bit_or(weekdays)::int AS weekdays, min(time_zone) AS zone
            FROM session_series GROUP BY listing_id
            """;
    private static final String SESSIONS =
            """
            SELECT listing_id,
                string_agg(int4send((extract(epoch FROM starts_at) / 60)::int), ''::bytea
                    ORDER BY starts_at, id) AS starts,
                string_agg(int4send(local_date - DATE '1970-01-01'), ''::bytea
                    ORDER BY starts_at, id) AS days
            FROM session WHERE status = 'SCHEDULED' AND ends_at > now() - interval '1 day'
            GROUP BY listing_id
            """;
    private static final String TAKEN =
            """
            SELECT listing_id,
                string_agg(int4send(date - DATE '1970-01-01'), ''::bytea ORDER BY date) AS days
            FROM (SELECT listing_id, date FROM blocked_date WHERE date >= current_date - 1
                UNION SELECT listing_id, date FROM reservation
                WHERE date >= current_date - 1 AND status IN ('HELD', 'CONFIRMED')) taken
            GROUP BY listing_id
            """;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Brands brands;
    private final SeriesAgesLoader ages;
    private final FieldLoader fields;

    CatalogueIndexLoader(
            JdbcTemplate jdbc,
            ObjectMapper json,
            Brands brands,
            SeriesAgesLoader ages,
            FieldLoader fields) {
        this.jdbc = jdbc;
        this.json = json;
        this.brands = brands;
        this.ages = ages;
        this.fields = fields;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    CatalogueIndex load() {
        var revision = jdbc.queryForObject("SELECT revision FROM catalogue_revision", Long.class);
        var vendors = new HashMap<String, Long>();
        jdbc.query(
                "SELECT slug, id FROM vendor WHERE status = 'APPROVED'",
                row -> {
                    vendors.put(row.getString(1), row.getLong(2));
                });
        var count =
                jdbc.queryForObject(
                        "SELECT count(*) FROM listing WHERE status = 'LIVE' AND vendor_id IN"
                                + " (SELECT id FROM vendor WHERE status = 'APPROVED')",
                        Integer.class);
        var index =
                new CatalogueIndex(
                        revision == null ? 0 : revision,
                        categories(),
                        places(),
                        vendors,
                        count == null ? 0 : count);
        readListings(index);
        readSessions(index);
        ages.read(index);
        fields.read(index);
        return index;
    }

    private void readListings(CatalogueIndex index) {
        var byDate = dateBookedTypes();
        var types = new String[index.size];
        var next = new int[1];
        jdbc.query(
                LISTINGS,
                row -> {
                    types[next[0]] = row.getString("listing_type");
                    read(row, index, next[0]++);
                });
        var zone = brands.spec().timeZone();
        for (var i = 0; i < index.size; i++) {
            index.bookedByDate[i] = byDate.getOrDefault(types[i], true);
            index.zones[i] = zone;
        }
        jdbc.query(
                SERIES,
                row -> {
                    var i = index.number(row.getLong("listing_id"));
                    if (i >= 0) {
                        index.weekdays[i] = row.getByte("weekdays");
                        index.zones[i] = row.getString("zone").intern();
                        index.bookedByDate[i] = byDate.getOrDefault(types[i], false);
                    }
                });
    }

    private void readSessions(CatalogueIndex index) {
        jdbc.query(
                SESSIONS,
                row -> {
                    var i = index.number(row.getLong("listing_id"));
                    if (i >= 0) {
                        index.starts[i] = ints(row.getBytes("starts"));
                        if (!index.bookedByDate[i]) {
                            index.days[i] = ints(row.getBytes("days"));
                        }
                    }
                });
        jdbc.query(
                TAKEN,
                row -> {
                    var i = index.number(row.getLong("listing_id"));
                    if (i >= 0 && index.bookedByDate[i]) {
                        index.days[i] = ints(row.getBytes("days"));
                    }
                });
    }

    private static void read(ResultSet row, CatalogueIndex index, int i) throws SQLException {
        index.ids[i] = row.getLong("id");
        index.category[i] = index.categories.number(row.getLong("category_id"));
        index.place[i] = index.places.number(row.getLong("place_id"));
        index.vendor[i] = row.getLong("vendor_id");
        index.price[i] = orElse(row, "price_amount", CatalogueIndex.NO_PRICE);
        index.ageMin[i] = row.getInt("age_min_months");
        index.ageMax[i] = (int) orElse(row, "age_max_months", CatalogueIndex.NO_LIMIT);
        index.rating[i] = row.getInt("rating");
        index.ratings[i] = row.getInt("rating_count");
        index.published[i] = row.getLong("published");
    }

    private Map<String, Boolean> dateBookedTypes() {
        var types = new HashMap<String, Boolean>();
        for (var type : brands.spec().listingTypes()) {
            var process = type.process();
            types.put(
                    type.id(),
                    !process.startsWith("instant-seat") && !process.startsWith("redeem-pass"));
        }
        return types;
    }

    private Tree categories() {
        var tree = new Tree();
        jdbc.query(
                """
                WITH RECURSIVE tree AS (
                    SELECT c.*, 0 AS depth FROM category c WHERE parent_id IS NULL
                    UNION ALL SELECT c.*, depth + 1 FROM category c JOIN tree t ON c.parent_id = t.id)
                SELECT id, parent_id, name, (SELECT jsonb_object_agg(locale, slug)
                    FROM category_slug s WHERE s.category_id = tree.id) AS slugs
                FROM tree ORDER BY depth, position, id
                """,
                row -> {
                    tree.add(
                            row.getLong(1),
                            (Long) row.getObject(2),
                            texts(row.getString("slugs")),
                            texts(row.getString("name")));
                });
        return tree;
    }

    private Tree places() {
        var tree = new Tree();
        jdbc.query(
                """
                WITH RECURSIVE tree AS (
                    SELECT p.*, 0 AS depth FROM place p WHERE parent_id IS NULL
                    UNION ALL SELECT p.*, depth + 1 FROM place p JOIN tree t ON p.parent_id = t.id)
                SELECT id, parent_id, slug, name FROM tree ORDER BY depth, id
                """,
                row -> {
                    tree.add(
                            row.getLong(1),
                            (Long) row.getObject(2),
                            Map.of("*", row.getString("slug")),
                            texts(row.getString("name")));
                });
        return tree;
    }

    private Map<String, String> texts(@Nullable String stored) {
        return stored == null ? Map.of() : json.readValue(stored, TEXTS);
    }

    private static long orElse(ResultSet row, String column, long absent) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? absent : value;
    }

    static int[] ints(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new int[0];
        }
        var ints = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(ints);
        return ints;
    }
}
