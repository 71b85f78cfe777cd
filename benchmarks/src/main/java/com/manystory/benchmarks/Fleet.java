package com.manystory.benchmarks;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.databases.BrandMigrations;
import com.manystory.tenancy.data.databases.MigrationResult;
import com.manystory.tenancy.data.databases.MigrationResult.Outcome;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.TestBrands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Migrations of the databases of many brands, of a made-up service: how long it takes to find out
/// that nothing is lacking, and how fast a release's migrations (columns, a table, and an index
/// made concurrently) get everywhere, as many at a time as a rollout does by default.
final class Fleet implements Benchmark {

    private static final int AT_A_TIME = 4;
    private static final int CHECKS = 21;
    private static final double CHECK_TARGET_MILLIS = 10_000;
    private static final double RATE_TARGET = 20;

    @Override
    public void run(Options options, Targets targets) throws Exception {
        LoggingSystem.get(Fleet.class.getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
        var brands = options.number("brands", 1000);
        try (var server = new FleetServer()) {
            var tenants =
                    IntStream.rangeClosed(1, brands)
                            .mapToObj(i -> TenantId.of("brand-" + i))
                            .toList();
            try (var first = server.release("fleet/first")) {
                first.prepareTemplates();
                make(server, first, tenants);
                check("nothing lacking", first.migrations(), 0, targets);
            }
            try (var second = server.release("fleet/first", "fleet/second")) {
                second.prepareTemplates();
                var migrations = second.migrations();
                check("everything lacking", migrations, brands, targets);
                sizes(migrations, brands);
                var target =
                        migrations
                                .target(migrations.status(false).expanded().fingerprint())
                                .orElseThrow();
                var rate = migrate(migrations, target, tenants, Outcome.MIGRATED);
                targets.atLeast("databases migrated a second", rate, RATE_TARGET);
                check("nothing lacking", migrations, 0, targets);
                System.out.printf(
                        "asked for each again: %.0f /s%n",
                        migrate(migrations, target, tenants, Outcome.CURRENT));
            }
        }
    }

    private static void make(FleetServer server, TenantDatabases databases, List<TenantId> tenants)
            throws Exception {
        var began = System.nanoTime();
        each(
                tenants,
                tenant -> {
                    var brand = TestBrands.named(tenant.value());
                    server.registry().accept(brand);
                    var condition = databases.ensure(brand);
                    if (condition.status() != Status.TRUE) {
                        throw new IllegalStateException(condition.toString());
                    }
                });
        System.out.printf(
                "made %d databases: %.1f /s%n", tenants.size(), tenants.size() / seconds(began));
    }

    private static void check(String what, BrandMigrations migrations, int lacking, Targets targets)
            throws Exception {
        var times = new ArrayList<Double>();
        for (int i = 0; i < CHECKS; i++) {
            var began = System.nanoTime();
            var found = migrations.status(false).outdated().size();
            times.add(seconds(began) * 1000);
            if (found != lacking) {
                throw new IllegalStateException("%d lack something".formatted(found));
            }
        }
        times.sort(null);
        System.out.printf("check, %s: median %.1f ms%n", what, times.get(CHECKS / 2));
        targets.atMost(
                "check, %s, slowest, ms".formatted(what), times.getLast(), CHECK_TARGET_MILLIS);
    }

    private static void sizes(BrandMigrations migrations, int brands) throws Exception {
        var began = System.nanoTime();
        var found = migrations.status(true).outdated().stream().filter(o -> o.bytes() != null);
        if (found.count() != brands) {
            throw new IllegalStateException("A size is missing");
        }
        System.out.printf("sizes of %d databases, for a plan: %.2f s%n", brands, seconds(began));
    }

    /// @return how many a second
    private static double migrate(
            BrandMigrations migrations,
            MigrationTarget target,
            List<TenantId> tenants,
            Outcome expected)
            throws Exception {
        var began = System.nanoTime();
        each(tenants, tenant -> require(migrations.migrate(tenant, target), expected));
        return tenants.size() / seconds(began);
    }

    private static void require(MigrationResult result, Outcome expected) {
        if (result.outcome() != expected) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static void each(List<TenantId> tenants, Work work) throws Exception {
        var permits = new Semaphore(AT_A_TIME);
        var tasks =
                tenants.stream()
                        .<Callable<Boolean>>map(tenant ->
                                () -> {
                                    permits.acquire();
                                    try {
                                        work.on(tenant);
                                        return true;
                                    } finally {
                                        permits.release();
                                    }
                                })
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                var unused = done.get();
            }
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /// What is done with a brand.
    @FunctionalInterface
    private interface Work {
        void on(TenantId tenant);
    }
}
