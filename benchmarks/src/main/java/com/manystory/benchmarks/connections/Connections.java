package com.manystory.benchmarks.connections;

import com.manystory.benchmarks.Benchmark;
import com.manystory.benchmarks.Options;
import com.manystory.benchmarks.Targets;
import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Databases of 1,000 brands on one server, a budget of 200 connections, and four ways to share
/// them, in the same run: the keyed pool, a HikariCP pool per brand, commons-pool2, and, for the
/// price of having many brands at all, one brand with a HikariCP pool.
public final class Connections implements Benchmark {

    private static final int BRANDS = 1_000;
    private static final int BUDGET = 200;
    private static final int PER_BRAND = 2;

    /// Of three designs at a time, with two connections each: the server admits 500 in all.
    private static final int FITTING = 60;

    /// A brand for each design.
    private static final int LEAST = 4;

    private static final String KEYED = "keyed pool";
    private static final double LEAST_OF_ONE_BRAND = 0.9;
    private static final double MOST_MILLIS = 70;
    private static final double MOST_MILLIS_IN_FLOOD = 50;
    private static final int CALLERS = 32;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(15);

    @Override
    public void run(Options options, Targets targets) throws Exception {
        LoggingSystem.get(Connections.class.getClassLoader()).setLogLevel("ROOT", LogLevel.OFF);
        var brands = options.number("brands", BRANDS);
        if (brands < LEAST) {
            throw new IllegalArgumentException("At least %d brands".formatted(LEAST));
        }
        var began = System.nanoTime();
        try (var databases = new Databases(brands, BUDGET)) {
            System.out.printf(
                    "%d databases made in %.0f s%n", brands, (System.nanoTime() - began) / 1e9);
            activeBrandsFit(databases, targets);
            databases.awaitNobody();
            thinking(databases, targets);
            overload(databases);
            databases.awaitNobody();
            flood(databases, targets);
        }
    }

    /// The designs take turns with all their connections open, so each has brands of its own.
    private static void activeBrandsFit(Databases databases, Targets targets) throws Exception {
        var all = databases.brands();
        var each = Math.min(FITTING, (all.size() - 1) / 3);
        System.out.printf("%nWithout think time, %d callers, %d active brands%n", CALLERS, each);
        databases.liftLimit(all.getFirst());
        record Entry(String name, Design design, Supplier<TenantId> brand, List<Figures> rounds) {}
        var entries =
                List.of(
                        new Entry(
                                "one brand, HikariCP",
                                new PoolPerBrand(databases, 1, CALLERS),
                                Load.evenly(all.subList(0, 1)),
                                new ArrayList<>()),
                        new Entry(
                                KEYED,
                                new Keyed(databases),
                                Load.evenly(all.subList(1, 1 + each)),
                                new ArrayList<>()),
                        new Entry(
                                "HikariCP per brand",
                                new PoolPerBrand(databases, BUDGET / PER_BRAND, PER_BRAND),
                                Load.evenly(all.subList(1 + each, 1 + 2 * each)),
                                new ArrayList<>()),
                        new Entry(
                                "commons-pool2",
                                new CommonsPool(databases, BUDGET, PER_BRAND),
                                Load.evenly(all.subList(1 + 2 * each, 1 + 3 * each)),
                                new ArrayList<>()));
        for (var entry : entries) {
            Load.closed(entry.design, entry.brand, CALLERS, WARM_UP);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (var entry : entries) {
                entry.rounds.add(Load.closed(entry.design, entry.brand, CALLERS, ROUND));
            }
        }
        var single = middle(entries.getFirst().rounds);
        for (var entry : entries) {
            var figures = middle(entry.rounds);
            figures.print(entry.name);
            var ratio = figures.perSecond() / single.perSecond();
            System.out.printf("  / one brand: %.2f%n", ratio);
            if (entry.name.equals(KEYED)) {
                targets.atLeast("keyed pool / one brand's pool", ratio, LEAST_OF_ONE_BRAND);
            }
            entry.design.close();
        }
    }

    private static void thinking(Databases databases, Targets targets) throws Exception {
        System.out.printf(
                "%nWith think time, 400/s over %d brands by a Zipf law%n",
                databases.brands().size());
        Map<String, Supplier<Design>> designs = new LinkedHashMap<>();
        designs.put(KEYED, () -> new Keyed(databases));
        designs.put(
                "HikariCP per brand",
                () -> new PoolPerBrand(databases, BUDGET / PER_BRAND, PER_BRAND));
        designs.put("commons-pool2", () -> new CommonsPool(databases, BUDGET, PER_BRAND));
        for (var entry : designs.entrySet()) {
            try (var design = entry.getValue().get()) {
                Load.open(design, Load.zipf(databases.brands()), 400, WARM_UP);
                var figures = Load.open(design, Load.zipf(databases.brands()), 400, LONG);
                figures.print(entry.getKey());
                if (entry.getKey().equals(KEYED)) {
                    targets.atMost(
                            "keyed pool with think time, p99, ms",
                            figures.millis(0.99),
                            MOST_MILLIS);
                    targets.none("keyed pool with think time, errors", figures.errors());
                }
            }
            databases.awaitNobody();
        }
    }

    private static void overload(Databases databases) throws InterruptedException {
        System.out.printf("%nThe keyed pool under more and more load, by a Zipf law%n");
        try (var design = new Keyed(databases)) {
            for (var perSecond : new int[] {100, 200, 400, 600, 800, 1_200, 1_600}) {
                var figures = Load.open(design, Load.zipf(databases.brands()), perSecond, LONG);
                figures.print("offered " + perSecond + "/s");
            }
        }
    }

    private static void flood(Databases databases, Targets targets) throws Exception {
        System.out.printf("%nOne brand floods the pool by 100 callers, the others 100/s%n");
        var others = databases.brands().subList(1, databases.brands().size());
        var noisy = databases.brands().subList(0, 1);
        try (var design = new Keyed(databases)) {
            Load.open(design, Load.zipf(others), 100, WARM_UP);
            var quiet = Load.open(design, Load.zipf(others), 100, LONG);
            var flood = new FutureTask<>(() -> Load.closed(design, Load.evenly(noisy), 100, LONG));
            Thread.ofVirtual().start(flood);
            var during = Load.open(design, Load.zipf(others), 100, LONG);
            quiet.print("the others, quiet");
            during.print("the others, during the flood");
            flood.get().print("the noisy brand");
            targets.atMost(
                    "others' p99 during the flood, ms", during.millis(0.99), MOST_MILLIS_IN_FLOOD);
        }
    }

    private static Figures middle(List<Figures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Figures::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
