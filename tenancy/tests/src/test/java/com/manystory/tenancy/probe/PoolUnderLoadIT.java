package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TenancyTest;
import com.manystory.tenancy.test.TestBrands;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@TenancyTest
@SpringBootTest(
        classes = ProbeApplication.class,
        properties = {
            "manystory.internal.name=load-service",
            "manystory.test.redis=false",
            "manystory.data.budget=6",
            "manystory.data.per-brand=2",
            "manystory.data.validate-after=50ms",
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolUnderLoadIT {

    private static final int BRANDS = 12;

    @Autowired JdbcClient jdbc;
    @Autowired KeyedConnectionPool pool;
    @Autowired BrandsUnderTest brands;
    @Autowired MeterRegistry meters;

    private final List<TenantId> tenants = new ArrayList<>();

    @BeforeAll
    void makeBrands() {
        for (int i = 0; i < BRANDS; i++) {
            var brand = TestBrands.named("load-" + i);
            brands.provision(brand);
            tenants.add(brand.id());
        }
    }

    @Test
    void staysWithinTheBudgetAndNeverMixesBrands() throws Exception {
        var most = new AtomicInteger();
        var wrong = new AtomicInteger();
        var done = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var watch = executor.submit(() -> watch(most));
            var workers = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 40; i++) {
                workers.add(executor.submit(() -> work(wrong, done)));
            }
            for (var worker : workers) {
                assertThat(worker.get()).isTrue();
            }
            watch.cancel(true);
        }

        assertThat(wrong).hasValue(0);
        assertThat(done.get()).isGreaterThan(0);
        // A connection that was just closed may still be listed by the server.
        assertThat(most.get()).isLessThanOrEqualTo(6 + 2);
        assertThat(pool.use().active()).isZero();
    }

    @Test
    void countsWhatHappensInThePoolByBrand() {
        var tenant = tenants.getFirst();
        databaseOf(tenant);
        databaseOf(tenant);

        assertThat(meters.get("manystory.pool.hits").tag("brand", tenant.value()).counter().count())
                .isPositive();
        assertThat(meters.get("manystory.pool.opens").tag("brand", tenant.value()).timer().count())
                .isPositive();
        assertThat(meters.get("manystory.pool.idle").gauge().value()).isBetween(1.0, 6.0);
    }

    @Test
    void servesTheOthersWhileOneBrandsQueriesHang() throws Exception {
        var stuck = tenants.getFirst();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            TenantContext.run(
                                    stuck,
                                    () -> jdbc.sql("select pg_sleep(4)").query().listOfRows());
                        } catch (DataAccessException e) {
                            // Most of them wait in vain for one of the brand's two.
                        }
                    }));
        }
        await().until(() -> pool.use().active() == 2);

        for (var tenant : tenants.subList(1, BRANDS)) {
            assertTimeout(
                    Duration.ofMillis(500), () -> assertThat(databaseOf(tenant)).isNotEmpty());
        }
        for (var thread : threads) {
            thread.interrupt();
        }
        terminateSessions();
        for (var thread : threads) {
            thread.join();
        }
    }

    @Test
    void recoversWhenTheServerEndsAllSessions() throws SQLException, InterruptedException {
        tenants.forEach(this::databaseOf);
        terminateSessions();
        // Longer than connections are trusted without a test.
        Thread.sleep(100);

        for (var tenant : tenants) {
            assertThat(databaseOf(tenant)).isEqualTo("load_" + tenant);
        }
    }

    private boolean work(AtomicInteger wrong, AtomicInteger done) {
        for (int i = 0; i < 25; i++) {
            var tenant = tenants.get(ThreadLocalRandom.current().nextInt(BRANDS));
            try {
                if (!databaseOf(tenant).equals("load_" + tenant)) {
                    wrong.incrementAndGet();
                }
                done.incrementAndGet();
            } catch (DataAccessException e) {
                assertThat(e).hasMessageContaining("JDBC Connection");
            }
        }
        return true;
    }

    private String databaseOf(TenantId tenant) {
        return TenantContext.call(
                tenant, () -> jdbc.sql("select current_database()").query(String.class).single());
    }

    private static boolean watch(AtomicInteger most) throws SQLException, InterruptedException {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement =
                        connection.prepareStatement(
                                """
                                select count(*) from pg_stat_activity
                                where starts_with(usename, 'load_') and usename <> 'load_service'
                                """)) {
            while (true) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    most.accumulateAndGet(rows.getInt(1), Math::max);
                }
                Thread.sleep(5);
            }
        }
    }

    private static void terminateSessions() throws SQLException {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where starts_with(usename, 'load_') and usename <> 'load_service'
                    """);
        }
    }
}
