package com.manystory.tenants.usage;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.UsageReport;
import com.manystory.tenancy.usage.UsageReport.Counted;
import com.manystory.tenancy.usage.UsageReport.Reading;
import com.manystory.tenants.usage.UsageAmounts.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes what processes report. A report that comes again counts once, and what is told of a brand
/// that is being erased, or of an earlier life of its name, doesn't count.
@Service
public class UsageLedger {

    private static final String NOBODY = "";

    private final JdbcClient jdbc;
    private final UsageAmounts amounts;
    private final UsageReadings readings;
    private final UsageKeeping keeping;
    private final Clock clock = Clock.systemUTC();

    UsageLedger(
            JdbcClient jdbc, UsageAmounts amounts, UsageReadings readings, UsageKeeping keeping) {
        this.jdbc = jdbc;
        this.amounts = amounts;
        this.readings = readings;
        this.keeping = keeping;
    }

    /// Adds what a process reports.
    ///
    /// @param service which the process is of
    /// @return whether it was new
    @Transactional
    public boolean take(String service, UsageReport report) {
        if (!isNew(service, report)) {
            return false;
        }
        var living = living(report);
        var oldest = clock.instant().minus(keeping.hours());
        var rows = new ArrayList<Row>();
        for (var counted : report.counted()) {
            if (counted.brand() == null || living.contains(Life.of(counted))) {
                rows.addAll(rows(service, counted, oldest));
            }
        }
        for (var reading : report.readings()) {
            if (living.contains(Life.of(reading))) {
                rows.addAll(rows(service, reading));
            }
        }
        amounts.add(rows);
        return true;
    }

    /// Erases all that a brand used in any of its lives.
    @Transactional
    public void erase(TenantId brand) {
        for (var table : List.of("usage_amounts", "usage_readings")) {
            jdbc.sql("DELETE FROM " + table + " WHERE brand_id = :brand")
                    .param("brand", brand.value())
                    .update();
        }
    }

    /// Looks for what is left of a brand's usage.
    public Remains remains(TenantId brand) {
        var rows =
                jdbc.sql(
                                """
                                SELECT (SELECT count(*) FROM usage_amounts WHERE brand_id = :brand)
                                    + (SELECT count(*) FROM usage_readings WHERE brand_id = :brand)
                                """)
                        .param("brand", brand.value())
                        .query(Long.class)
                        .single();
        return new Remains(
                "Usage",
                List.of("What the brand used, in all of its lives"),
                rows == 0 ? List.of() : List.of("%d rows of usage".formatted(rows)));
    }

    /// Whether the process hasn't sent it before. The row is held until the end of the transaction,
    /// so that of two deliveries of the same report one waits, and then knows.
    private boolean isNew(String service, UsageReport report) {
        return jdbc.sql(
                                """
                                INSERT INTO usage_processes (process, service, sequence)
                                VALUES (:process, :service, :sequence)
                                ON CONFLICT (process)
                                DO UPDATE SET sequence = excluded.sequence, seen_at = now()
                                WHERE usage_processes.sequence < excluded.sequence
                                    AND usage_processes.service = excluded.service
                                """)
                        .param("process", report.process())
                        .param("service", service)
                        .param("sequence", report.sequence())
                        .update()
                > 0;
    }

    /// The lives of the report that go on; they can't end before the transaction does.
    private Set<Life> living(UsageReport report) {
        var ids = new TreeSet<String>();
        report.counted().forEach(counted -> ids.add(Life.of(counted).brand()));
        report.readings().forEach(reading -> ids.add(reading.brand().value()));
        if (ids.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql(
                        """
                        SELECT id, incarnation FROM brands WHERE id IN (:ids) AND NOT erasing
                        ORDER BY id FOR KEY SHARE
                        """)
                .param("ids", ids)
                .query((row, n) -> new Life(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toSet());
    }

    private static List<Row> rows(String service, Counted counted, Instant oldest) {
        var life = Life.of(counted);
        // Hours that old were added up already.
        var told = counted.hour().isBefore(oldest) ? oldest : counted.hour();
        var hour = told.truncatedTo(ChronoUnit.HOURS);
        return counted.amounts().entrySet().stream()
                .filter(amount -> amount.getValue() > 0 && isCounted(amount.getKey()))
                .map(amount -> life.row(service, amount.getKey(), hour, amount.getValue()))
                .toList();
    }

    private static boolean isCounted(String measure) {
        return Measure.named(measure)
                .filter(known -> known.kind() == Measure.Kind.COUNT)
                .isPresent();
    }

    private List<Row> rows(String service, Reading reading) {
        var measure = Measure.named(reading.measure()).orElse(null);
        if (measure == null || measure.kind() == Measure.Kind.COUNT || reading.value() < 0) {
            return List.of();
        }
        return readings.take(reading, measure, service).stream()
                .filter(hour -> hour.amount() > 0)
                .map(hour ->
                        Life.of(reading).row(service, measure.label(), hour.start(), hour.amount()))
                .toList();
    }

    /// A life of a brand.
    private record Life(String brand, String incarnation) {

        static Life of(Counted counted) {
            var brand = counted.brand();
            var incarnation = counted.incarnation();
            return brand == null || incarnation == null
                    ? new Life(NOBODY, NOBODY)
                    : new Life(brand.value(), incarnation);
        }

        Row row(String service, String measure, Instant hour, long amount) {
            return new Row(brand, incarnation, hour, service, measure, amount);
        }

        static Life of(Reading reading) {
            return new Life(reading.brand().value(), reading.incarnation());
        }
    }
}
