package com.manystory.tenancy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolMetricsTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeDatabases databases = new FakeDatabases(4, 2);
    private final KeyedConnectionPool pool = pool();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void countsOpensAndHitsByBrand() throws SQLException {
        for (int i = 0; i < 3; i++) {
            pool.borrow(ASTER).close();
        }
        pool.borrow(PEBBLE).close();

        assertThat(count("opens", "aster")).isEqualTo(1);
        assertThat(count("hits", "aster")).isEqualTo(2);
        assertThat(count("opens", "pebble")).isEqualTo(1);
        assertThat(count("hits", "pebble")).isZero();
        assertThat(milliseconds("opens", "aster")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void countsNoOpenThatFailed() {
        databases.fail(ASTER);

        assertThatThrownBy(() -> pool.borrow(ASTER)).isInstanceOf(SQLException.class);

        assertThat(count("opens", "aster")).isZero();
    }

    @Test
    void countsAnEvictionForTheBrandThatLostItsConnection() throws SQLException {
        pool.borrow(ASTER).close();
        pool.borrow(PEBBLE).close();

        pool.borrow(TenantId.of("cedar")).close();

        assertThat(count("evictions", "aster")).isEqualTo(1);
        assertThat(count("evictions", "pebble")).isZero();
        assertThat(count("evictions", "cedar")).isZero();
    }

    @Test
    void timesWaitsThatEndedWellAndCountsThoseInVain() throws Exception {
        var held = pool.borrow(ASTER);
        assertThatThrownBy(() -> pool.borrow(ASTER))
                .isInstanceOf(SQLTransientConnectionException.class);
        assertThat(count("timeouts", "aster")).isEqualTo(1);
        assertThat(count("waits", "aster")).isZero();

        var waiting = Thread.ofVirtual().start(this::borrowOnce);
        Thread.sleep(30);
        held.close();
        waiting.join();

        assertThat(count("waits", "aster")).isEqualTo(1);
        assertThat(milliseconds("waits", "aster")).isBetween(5.0, 200.0);
        assertThat(count("timeouts", "aster")).isEqualTo(1);
    }

    @Test
    void showsHowThePoolIsUsedNow() throws SQLException {
        try (var _ = pool.borrow(ASTER)) {
            pool.borrow(PEBBLE).close();

            assertThat(gauge("active")).isEqualTo(1);
            assertThat(gauge("idle")).isEqualTo(1);
            assertThat(gauge("opening")).isZero();
            assertThat(gauge("waiting")).isZero();
        }
        assertThat(gauge("active")).isZero();
    }

    @Test
    void leavesTheBoundOfBrandsToAllMetrics() throws SQLException {
        for (int i = 0; i < 130; i++) {
            pool.borrow(TenantId.of("brand-" + i)).close();
        }

        assertThat(count("opens", "brand-129")).isEqualTo(1);
    }

    private void borrowOnce() {
        try {
            pool.borrow(ASTER).close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyedConnectionPool pool() {
        var listener = new PoolMetrics(meters);
        var limits =
                new PoolLimits(
                        2,
                        2,
                        1,
                        Duration.ofMillis(200),
                        Duration.ofMillis(20),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(60));
        var made = new KeyedConnectionPool(limits, databases, listener);
        listener.bind(made);
        return made;
    }

    private double gauge(String name) {
        return meters.get("manystory.pool." + name).gauge().value();
    }

    private double milliseconds(String name, String brand) {
        return meters.get("manystory.pool." + name)
                .tag("brand", brand)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS);
    }

    /// How often it happened, by the counter or the timer of the name.
    private double count(String name, String brand) {
        var search = meters.find("manystory.pool." + name).tag("brand", brand);
        var timer = search.timer();
        var counter = search.counter();
        return timer != null ? timer.count() : counter != null ? counter.count() : 0;
    }
}
