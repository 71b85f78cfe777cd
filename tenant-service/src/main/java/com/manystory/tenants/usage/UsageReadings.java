package com.manystory.tenants.usage;

import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.UsageReport.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Makes amounts of what stores tell. Any number of processes may ask the same store: what counts
/// is the time between two answers, whoever got them.
@Repository
class UsageReadings {

    private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private final JdbcClient jdbc;

    UsageReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Remembers the reading, and returns what was used since the one before: nothing when there
    /// was none, or a later one is known already.
    List<Hour> take(Reading reading, Measure measure, String service) {
        var last =
                jdbc.sql(
                                """
                                SELECT at, value FROM usage_readings
                                WHERE brand_id = :brand AND incarnation = :incarnation
                                    AND service = :service AND measure = :measure
                                FOR UPDATE
                                """)
                        .param("brand", reading.brand().value())
                        .param("incarnation", reading.incarnation())
                        .param("service", service)
                        .param("measure", measure.label())
                        .query((row, n) ->
                                new Last(
                                        row.getObject(1, OffsetDateTime.class).toInstant(),
                                        row.getLong(2)))
                        .optional();
        if (last.isPresent() && !reading.at().isAfter(last.get().at())) {
            return List.of();
        }
        remember(reading, measure, service);
        return last.map(known ->
                        measure.kind() == Measure.Kind.TOTAL
                                ? List.of(grown(known, reading))
                                : held(known, reading.at()))
                .orElse(List.of());
    }

    private void remember(Reading reading, Measure measure, String service) {
        jdbc.sql(
                        """
                        INSERT INTO usage_readings
                            (brand_id, incarnation, service, measure, at, value)
                        VALUES (:brand, :incarnation, :service, :measure, :at, :value)
                        ON CONFLICT (brand_id, incarnation, service, measure)
                        DO UPDATE SET at = excluded.at, value = excluded.value
                        """)
                .param("brand", reading.brand().value())
                .param("incarnation", reading.incarnation())
                .param("service", service)
                .param("measure", measure.label())
                .param("at", UsageAmounts.time(reading.at()))
                .param("value", reading.value())
                .update();
    }

    /// By how much a count grew; one that is smaller began anew meanwhile.
    private static Hour grown(Last last, Reading reading) {
        var amount =
                reading.value() >= last.value() ? reading.value() - last.value() : reading.value();
        return new Hour(reading.at().truncatedTo(ChronoUnit.HOURS), amount);
    }

    /// What was there at the last reading, for as long as until this one, hour by hour.
    private static List<Hour> held(Last last, Instant until) {
        var hours = new ArrayList<Hour>();
        var from = last.at();
        while (from.isBefore(until)) {
            var hour = from.truncatedTo(ChronoUnit.HOURS);
            var next = hour.plus(1, ChronoUnit.HOURS);
            var end = next.isBefore(until) ? next : until;
            var share = Duration.between(from, end).toMillis() / HOUR_MILLIS;
            hours.add(new Hour(hour, Math.round(last.value() * share)));
            from = end;
        }
        return hours;
    }

    /// What a store told last.
    private record Last(Instant at, long value) {}
}
