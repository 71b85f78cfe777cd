package com.manystory.catalog.session;

import com.manystory.catalog.config.CatalogProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Stores series and makes their sessions. Sessions keep their ids and what is reserved of them;
/// those that a series no longer has are deleted, or cancelled when somebody had reserved. While
/// somebody holds or paid for a seat, a session takes place: whoever calls it off talks to them
/// first.
@Component
public class SeriesWriter {

    private static final Logger log = LoggerFactory.getLogger(SeriesWriter.class);
    private static final String KEPT =
            " AND starts_at > now() AND status = 'SCHEDULED' AND reserved > 0";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Duration horizon;
    private final Clock clock;

    SeriesWriter(JdbcClient jdbc, ObjectMapper json, CatalogProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.horizon = properties.catalog().horizon();
        this.clock = clock;
    }

    /// Makes the series of the listings exactly these.
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(Collection<Long> listings, List<Series> wanted) {
        var owners = listings.stream().map(String::valueOf).collect(Collectors.joining(","));
        dropOthers("{" + owners + "}", wanted);
        put(wanted);
    }

    /// Adds the series, or changes those with their keys; the others of a listing stay.
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(List<Series> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var ids = store(wanted);
        var end = LocalDate.now(clock).plusDays(horizon.toDays());
        var sessions = new SessionRows();
        for (var series : wanted) {
            var id = ids.get(series.listing() + "/" + series.key());
            if (id != null) {
                sessions.add(id, series, end);
            }
        }
        write(
                "{"
                        + ids.values().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(","))
                        + "}",
                sessions);
    }

    private void dropOthers(String listings, List<Series> wanted) {
        var kept = new HashSet<String>();
        wanted.forEach(series -> kept.add(series.listing() + "/" + series.key()));
        var others =
                jdbc
                        .sql(
                                """
                                SELECT id, listing_id || '/' || external_key FROM session_series
                                WHERE listing_id = ANY(CAST(? AS bigint[]))
                                """)
                        .param(listings)
                        .query((row, n) -> kept.contains(row.getString(2)) ? -1 : row.getLong(1))
                        .list()
                        .stream()
                        .filter(id -> id >= 0)
                        .toList();
        if (others.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        UPDATE session SET status = 'CANCELLED' WHERE series_id IN (:others)
                            AND starts_at > now() AND status = 'SCHEDULED' AND reserved = 0
                        """)
                .param("others", others)
                .update();
        tell(
                jdbc.sql("SELECT count(*) FROM session WHERE series_id IN (:others)" + KEPT)
                        .param("others", others)
                        .query(Long.class)
                        .single());
        jdbc.sql(
                        """
                        DELETE FROM session_series WHERE id IN (:others) AND NOT EXISTS (
                            SELECT FROM session JOIN reservation r ON r.session_id = session.id
                            WHERE session.series_id = session_series.id)
                        """)
                .param("others", others)
                .update();
    }

    private static void tell(long kept) {
        if (kept > 0) {
            log.warn("{} sessions stay although their series gave them up: seats are sold", kept);
        }
    }

    private Map<String, Long> store(List<Series> wanted) {
        var rows = wanted.stream().map(SeriesRow::of).toList();
        var ids = new HashMap<String, Long>();
        jdbc.sql(
                        """
                        INSERT INTO session_series (listing_id, external_key, time_zone, weekdays,
                            start_time, duration_minutes, valid_from, valid_until, exclusions,
                            capacity, price_amount, price_json, trial, age_min_months,
                            age_max_months)
                        SELECT listing, key, zone, weekdays, start, minutes, "from", until,
                            coalesce(exclusions, '{}'), capacity, price, "priceJson", trial,
                            "minMonths", "maxMonths"
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS s (listing bigint, key text,
                            zone text, weekdays smallint, start time, minutes int, "from" date,
                            until date, exclusions date[], capacity int, price bigint,
                            "priceJson" jsonb, trial boolean, "minMonths" int, "maxMonths" int)
                        ON CONFLICT (listing_id, external_key) DO UPDATE SET
                            time_zone = excluded.time_zone, weekdays = excluded.weekdays,
                            start_time = excluded.start_time,
                            duration_minutes = excluded.duration_minutes,
                            valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                            exclusions = excluded.exclusions, capacity = excluded.capacity,
                            price_amount = excluded.price_amount, price_json = excluded.price_json,
                            trial = excluded.trial, age_min_months = excluded.age_min_months,
                            age_max_months = excluded.age_max_months, materialised_until = NULL
                        RETURNING id, listing_id || '/' || external_key
                        """)
                .param("rows", json.writeValueAsString(rows))
                .query(row -> {
                    ids.put(row.getString(2), row.getLong(1));
                });
        return ids;
    }

    private void write(String series, SessionRows sessions) {
        jdbc.sql(
                        """
                        INSERT INTO session (series_id, listing_id, starts_at, ends_at, local_date,
                            time_zone, capacity, taken_elsewhere, trial)
                        SELECT x.series, s.listing_id, to_timestamp(x.starts), to_timestamp(x.ends),
                            x.day, s.time_zone, s.capacity,
                            least(x.taken, coalesce(s.capacity, x.taken)), s.trial
                        FROM unnest(CAST(:series AS bigint[]), CAST(:starts AS bigint[]),
                            CAST(:ends AS bigint[]), CAST(:days AS date[]), CAST(:taken AS int[]))
                            AS x (series, starts, ends, day, taken)
                        JOIN session_series s ON s.id = x.series
                        ON CONFLICT (series_id, starts_at) DO UPDATE SET ends_at = excluded.ends_at,
                            local_date = excluded.local_date, time_zone = excluded.time_zone,
                            trial = excluded.trial, status = 'SCHEDULED',
                            capacity = greatest(excluded.capacity, CASE WHEN excluded.capacity IS NULL
                                THEN NULL ELSE session.reserved END),
                            taken_elsewhere = least(excluded.taken_elsewhere,
                                coalesce(greatest(excluded.capacity - session.reserved, 0),
                                    excluded.taken_elsewhere))
                        """)
                .param("series", sessions.series())
                .param("starts", sessions.starts())
                .param("ends", sessions.ends())
                .param("days", sessions.days())
                .param("taken", sessions.taken())
                .update();
        var stale =
                """
                series_id = ANY(CAST(:all AS bigint[])) AND (series_id, starts_at) NOT IN (
                    SELECT x.series, to_timestamp(x.starts)
                    FROM unnest(CAST(:series AS bigint[]), CAST(:starts AS bigint[]))
                        AS x (series, starts))
                """;
        for (var statement :
                List.of(
                        "DELETE FROM session WHERE reserved = 0 AND NOT EXISTS (SELECT FROM"
                                + " reservation r WHERE r.session_id = session.id) AND ",
                        "UPDATE session SET status = 'CANCELLED' WHERE starts_at > now()"
                                + " AND status = 'SCHEDULED' AND reserved = 0 AND ")) {
            jdbc.sql(statement + stale)
                    .param("all", series)
                    .param("series", sessions.series())
                    .param("starts", sessions.starts())
                    .update();
        }
        tell(
                jdbc.sql("SELECT count(*) FROM session WHERE " + stale + KEPT)
                        .param("all", series)
                        .param("series", sessions.series())
                        .param("starts", sessions.starts())
                        .query(Long.class)
                        .single());
        jdbc.sql(
                        "UPDATE session_series SET materialised_until = :until"
                                + " WHERE id = ANY(CAST(:all AS bigint[]))")
                .param("until", LocalDate.now(clock).plusDays(horizon.toDays()))
                .param("all", series)
                .update();
    }
}
