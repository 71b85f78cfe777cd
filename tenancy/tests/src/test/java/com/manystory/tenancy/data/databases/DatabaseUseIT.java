package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.TestBrands;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What the server tells of brands' databases, asked by the service, which is no superuser.
class DatabaseUseIT extends DatabasesTest {

    @Test
    void tellsTheSizeOfABrandsDatabase() throws SQLException {
        databases.ensure(brand);
        var before = size();
        updateBrand(
                "insert into note (text) select repeat('x', 500) from generate_series(1, 9000)");

        assertThat(size() - before).isBetween(4_000_000L, 8_000_000L);
        assertThat(databases.use().sizes(List.of(TestBrands.named(newId())))).isEmpty();
    }

    @Test
    void tellsForHowLongItExecutedTheBrandsStatements() throws SQLException {
        databases.ensure(brand);
        var before = time();

        updateBrand("insert into note (text) select 'x' from pg_sleep(0.4)");

        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> time() - before >= 400_000);
        assertThat(time() - before).isLessThan(2_000_000);
    }

    @Test
    void tellsByTheServersClockAndSinceWhenItCounts() throws SQLException {
        databases.ensure(brand);
        var first = told();
        var second = told();
        var now = ask("postgres", "select (extract(epoch from clock_timestamp()) * 1000)::bigint");

        assertThat(second.epoch()).isEqualTo(first.epoch()).startsWith("local/");
        assertThat(second.at()).isAfterOrEqualTo(first.at());
        assertThat(second.at().toEpochMilli())
                .isBetween(Long.parseLong(now) - 5_000, Long.parseLong(now));
    }

    @Test
    void tellsThatTheServerCountsAnew() throws SQLException {
        databases.ensure(brand);
        updateBrand("insert into note (text) select 'x' from pg_sleep(0.1)");
        var before = told();

        ask(names.brand(brand.id()), "select pg_stat_reset()");

        assertThat(told().epoch()).isNotEqualTo(before.epoch());
    }

    private long size() throws SQLException {
        return databases.use().sizes(List.of(brand)).getOrDefault(brand.id(), -1L);
    }

    private long time() throws SQLException {
        return told().micros();
    }

    private ExecutionTime told() throws SQLException {
        return Objects.requireNonNull(
                databases.use().executionTimes(List.of(brand)).get(brand.id()));
    }
}
