package com.manystory.tenants.usage;

import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.UsageReport.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        var last = last(reading, measure, service).orElse(null);
        if (last == null) {
            remember(reading, measure, service);
            return List.of();
        }
        return measure.kind() == Measure.Kind.TOTAL
                ? grown(last, reading, measure, service)
                : held(last, reading, measure, service);
    }

    private Optional<Last> last(Reading reading, Measure measure, String service) {
        return jdbc.sql(
                        """
                        SELECT at, value, epoch FROM usage_readings
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
                                row.getLong(2),
                                row.getString(3)))
                .optional();
    }

    private void remember(Reading reading, Measure measure, String service) {
        jdbc.sql(
                        """
                        INSERT INTO usage_readings
                            (brand_id, incarnation, service, measure, at, value, epoch)
                        VALUES (:brand, :incarnation, :service, :measure, :at, :value, :epoch)
                        ON CONFLICT (brand_id, incarnation, service, measure)
                        DO UPDATE SET at = excluded.at, value = excluded.value,
                            epoch = excluded.epoch
                        """)
                .param("brand", reading.brand().value())
                .param("incarnation", reading.incarnation())
                .param("service", service)
                .param("measure", measure.label())
                .param("at", UsageAmounts.time(reading.at()))
                .param("value", reading.value())
                .param("epoch", epoch(reading))
                .update();
    }

    private static String epoch(Reading reading) {
        return Objects.requireNonNullElse(reading.epoch(), "");
    }

    /// By how much a count grew. Within an epoch it never gets smaller: a smaller one was read
    /// before the last, by whichever process. What was counted in another epoch can't be compared,
    /// so that a count that began anew loses the time until it is read again, and adds nothing
    /// twice.
    private List<Hour> grown(Last last, Reading reading, Measure measure, String service) {
        if (!last.epoch().equals(epoch(reading))) {
            if (reading.at().isAfter(last.at())) {
                remember(reading, measure, service);
            }
            return List.of();
        }
        if (reading.value() <= last.value()) {
            return List.of();
        }
        remember(reading, measure, service);
        return List.of(
                new Hour(
                        reading.at().truncatedTo(ChronoUnit.HOURS),
                        reading.value() - last.value()));
    }

    /// What was there at the last reading, for as long as until this one, hour by hour.
    private List<Hour> held(Last last, Reading reading, Measure measure, String service) {
        if (!reading.at().isAfter(last.at())) {
            return List.of();
        }
        remember(reading, measure, service);
        return held(last, reading.at());
    }

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
    private record Last(Instant at, long value, String epoch) {}
}
