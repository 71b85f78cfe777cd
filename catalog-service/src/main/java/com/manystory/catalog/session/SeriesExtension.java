package com.manystory.catalog.session;

import com.manystory.catalog.config.CatalogProperties;
import com.manystory.catalog.config.OnTheAir;
import com.manystory.catalog.document.ListingDocuments;
import com.manystory.catalog.work.Chore;
import com.manystory.tenancy.messaging.Invalidations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Makes the sessions of long series as time goes by: once a week's worth of the horizon is
/// missing.
@Component
class SeriesExtension implements Chore {

    private static final TypeReference<Set<LocalDate>> DATES = new TypeReference<>() {};
    private static final int STEP = 200;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ListingDocuments documents;
    private final Invalidations invalidations;
    private final TransactionTemplate transaction;
    private final OnTheAir air;
    private final Clock clock;
    private final int horizon;

    SeriesExtension(
            JdbcClient jdbc,
            ObjectMapper json,
            ListingDocuments documents,
            Invalidations invalidations,
            TransactionTemplate transaction,
            OnTheAir air,
            Clock clock,
            CatalogProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.documents = documents;
        this.invalidations = invalidations;
        this.transaction = transaction;
        this.air = air;
        this.clock = clock;
        this.horizon = (int) properties.catalog().horizon().toDays();
    }

    @Override
    public String kind() {
        return "series";
    }

    @Override
    public void run() {
        var extended = STEP;
        while (extended == STEP) {
            air.require();
            var done = transaction.execute(status -> extend());
            extended = done == null ? 0 : done;
        }
    }

    private int extend() {
        var end = LocalDate.now(clock).plusDays(horizon);
        var open =
                jdbc.sql(
                                """
                                SELECT id, listing_id, time_zone, weekdays, start_time,
                                    duration_minutes, materialised_until, valid_until,
                                    to_jsonb(exclusions) FROM session_series
                                WHERE materialised_until < :due
                                    AND (valid_until IS NULL OR valid_until > materialised_until)
                                ORDER BY id LIMIT :step FOR UPDATE SKIP LOCKED
                                """)
                        .param("due", end.minusDays(7))
                        .param("step", STEP)
                        .query((row, n) ->
                                new Open(
                                        row.getLong(1),
                                        row.getLong(2),
                                        new Recurrence(
                                                ZoneId.of(row.getString(3)),
                                                row.getInt(4),
                                                row.getObject(5, LocalTime.class),
                                                row.getInt(6),
                                                row.getObject(7, LocalDate.class).plusDays(1),
                                                row.getObject(8, LocalDate.class),
                                                json.readValue(row.getString(9), DATES))))
                        .list();
        open.forEach(series -> extend(series, end));
        var listings = open.stream().map(Open::listing).collect(Collectors.toSet());
        documents.rebuild(listings);
        if (!listings.isEmpty()) {
            var tags = new HashSet<>(Set.of("listings"));
            listings.forEach(id -> tags.addAll(List.of("listing:" + id, "sessions:" + id)));
            invalidations.publish(tags);
        }
        return open.size();
    }

    private void extend(Open series, LocalDate end) {
        for (var occurrence : series.recurrence().until(end)) {
            jdbc.sql(
                            """
                            INSERT INTO session (series_id, listing_id, starts_at, ends_at,
                                local_date, time_zone, capacity, trial)
                            SELECT id, listing_id, to_timestamp(:starts), to_timestamp(:ends), :day,
                                time_zone, capacity, trial FROM session_series WHERE id = :series
                            ON CONFLICT (series_id, starts_at) DO NOTHING
                            """)
                    .param("starts", occurrence.startsAt())
                    .param("ends", occurrence.endsAt())
                    .param("day", occurrence.date())
                    .param("series", series.id())
                    .update();
        }
        jdbc.sql("UPDATE session_series SET materialised_until = ? WHERE id = ?")
                .params(end, series.id())
                .update();
    }

    private record Open(long id, long listing, Recurrence recurrence) {}
}
