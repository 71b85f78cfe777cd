package com.manystory.tenants.usage;

import com.manystory.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What brands used, in the registry database.
@Repository
public class UsageAmounts {

    private final JdbcClient jdbc;

    UsageAmounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What one life of a brand used.
    public List<Amount> of(TenantId brand, String incarnation, Period period) {
        return jdbc.sql(
                        """
                        SELECT CASE :step WHEN 'DAY' THEN date_trunc('day', start, 'UTC')
                                          ELSE start END AS began,
                            service, measure, CAST(sum(amount) AS bigint) AS amount
                        FROM usage_amounts
                        WHERE brand_id = :brand AND incarnation = :incarnation
                            AND start >= :from AND start < :to
                            AND (step = 'HOUR' OR :step = 'DAY')
                        GROUP BY began, service, measure ORDER BY began, service, measure
                        """)
                .param("step", period.step().name())
                .param("brand", brand.value())
                .param("incarnation", incarnation)
                .param("from", time(period.from()))
                .param("to", time(period.to()))
                .query((row, n) ->
                        new Amount(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4)))
                .list();
    }

    /// What each brand used in all in its present life, by id and measure.
    ///
    /// @param after only brands after this one; empty for all
    /// @param brands how many brands
    public List<Total> totals(Period period, String after, int brands) {
        return jdbc.sql(
                        """
                        SELECT b.id, u.measure, CAST(sum(u.amount) AS bigint)
                        FROM (SELECT id, incarnation FROM brands WHERE id > :after
                              ORDER BY id LIMIT :brands) b
                        JOIN usage_amounts u
                            ON u.brand_id = b.id AND u.incarnation = b.incarnation
                        WHERE u.start >= :from AND u.start < :to
                        GROUP BY b.id, u.measure ORDER BY b.id, u.measure
                        """)
                .param("after", after)
                .param("brands", brands)
                .param("from", time(period.from()))
                .param("to", time(period.to()))
                .query(UsageAmounts::total)
                .list();
    }

    /// What the services used and couldn't tell whom it was for.
    public List<Total> shared(Period period) {
        return jdbc.sql(
                        """
                        SELECT '', measure, CAST(sum(amount) AS bigint) FROM usage_amounts
                        WHERE brand_id = '' AND incarnation = ''
                            AND start >= :from AND start < :to
                        GROUP BY measure ORDER BY measure
                        """)
                .param("from", time(period.from()))
                .param("to", time(period.to()))
                .query(UsageAmounts::total)
                .list();
    }

    /// Adds to hours. Rows are taken in one order: of two who do so, nobody waits in a circle.
    void add(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        INSERT INTO usage_amounts
                            (brand_id, incarnation, step, start, service, measure, amount)
                        SELECT brand_id, incarnation, 'HOUR', start, service, measure, sum(amount)
                        FROM unnest(CAST(:brands AS text[]), CAST(:lives AS text[]),
                            CAST(:starts AS timestamptz[]), CAST(:services AS text[]),
                            CAST(:measures AS text[]), CAST(:amounts AS bigint[]))
                            AS row (brand_id, incarnation, start, service, measure, amount)
                        GROUP BY 1, 2, 4, 5, 6 ORDER BY 1, 2, 4, 5, 6
                        ON CONFLICT (brand_id, incarnation, start, step, service, measure)
                        DO UPDATE SET amount = usage_amounts.amount + excluded.amount
                        """)
                .param("brands", texts(rows, Row::brand))
                .param("lives", texts(rows, Row::incarnation))
                .param("starts", texts(rows, row -> row.start().toString()))
                .param("services", texts(rows, Row::service))
                .param("measures", texts(rows, Row::measure))
                .param("amounts", rows.stream().map(Row::amount).toArray(Long[]::new))
                .update();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    /// Adds hours up to days that are older than the time, in one statement: whoever is killed has
    /// changed nothing, and what two do at once is done once.
    void addUpDays(Duration older) {
        jdbc.sql(
                        """
                        WITH old AS (
                            DELETE FROM usage_amounts
                            WHERE step = 'HOUR' AND start < date_trunc('day',
                                now() - CAST(:millis AS bigint) * interval '1 millisecond', 'UTC')
                            RETURNING *)
                        INSERT INTO usage_amounts
                            (brand_id, incarnation, step, start, service, measure, amount)
                        SELECT brand_id, incarnation, 'DAY', date_trunc('day', start, 'UTC'),
                            service, measure, sum(amount)
                        FROM old GROUP BY brand_id, incarnation, 4, service, measure
                        ON CONFLICT (brand_id, incarnation, start, step, service, measure)
                        DO UPDATE SET amount = usage_amounts.amount + excluded.amount
                        """)
                .param("millis", older.toMillis())
                .update();
    }

    /// Forgets what is older than the time.
    void forget(Duration older) {
        jdbc.sql(
                        """
                        DELETE FROM usage_amounts
                        WHERE start < now() - CAST(:millis AS bigint) * interval '1 millisecond'
                        """)
                .param("millis", older.toMillis())
                .update();
    }

    private static Total total(ResultSet row, int number) throws SQLException {
        return new Total(row.getString(1), row.getString(2), row.getLong(3));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// What is added to one hour.
    record Row(
            String brand,
            String incarnation,
            Instant start,
            String service,
            String measure,
            long amount) {}
}
