package com.manystory.benchmarks;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/// What visitors of one brand notice of another that is asked for ten times its limit, at the
/// website; and of one without a limit that floods its share of the database connections, at the
/// catalog. Nothing is pinned: both loads and all servers share the machine.
final class Fairness implements PlatformBenchmark {

    private static final int LISTINGS = 500;
    private static final int LIMIT = 30;
    private static final int CALM_PER_SECOND = 40;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final double MOST_RATIO = 1.5;
    private static final double MOST_MILLIS = 50;

    @Override
    public void run(Platform platform, Options options, Targets targets) throws Exception {
        platform.makeBrand(
                "flood",
                "{\"requestsPerSecond\": %d, \"requestBurst\": %d}".formatted(LIMIT, 2 * LIMIT));
        Writing.write(platform, "flood", LISTINGS);
        Writing.fill(platform, "calm", LISTINGS);
        Visitors.come(CALM_PER_SECOND, WARM_UP, pages("calm"));
        Visitors.come(LIMIT, WARM_UP, pages("flood"));
        atTheWebsite(targets);
        atThePool(platform, targets);
    }

    private static void atTheWebsite(Targets targets) throws Exception {
        var alone = new ArrayList<Visitors.Seen>();
        var beside = new ArrayList<Visitors.Seen>();
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(Visitors.come(CALM_PER_SECOND, ROUND, pages("calm")));
            var both =
                    together(
                            () -> Visitors.come(CALM_PER_SECOND, ROUND, pages("calm")),
                            () -> Visitors.come(10 * LIMIT, ROUND, pages("flood")));
            beside.add(both.getFirst());
            var flood = both.getLast();
            System.out.printf(
                    "flood at ten times its limit of %d/s: %d served, %d refused, %d failed%n",
                    LIMIT, flood.served(), flood.limited(), flood.failed());
        }
        print("others alone", alone);
        print("others beside the flood", beside);
        targets.none("others' errors beside the flood", errors(beside));
        targets.atMost(
                "others' p99, beside the flood / alone", p99(beside) / p99(alone), MOST_RATIO);
    }

    private static void atThePool(Platform platform, Targets targets) throws Exception {
        platform.makeBrand("flood", "{}");
        var calm = lists(new InternalToken(platform, "calm"));
        var flood = lists(new InternalToken(platform, "flood"));
        Visitors.come(CALM_PER_SECOND, ROUND, calm);
        var alone = new ArrayList<Visitors.Seen>();
        var beside = new ArrayList<Visitors.Seen>();
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(Visitors.come(CALM_PER_SECOND, ROUND, calm));
            beside.add(
                    together(
                                    () -> Visitors.come(CALM_PER_SECOND, ROUND, calm),
                                    () -> Visitors.come(8 * CALM_PER_SECOND, ROUND, flood))
                            .getFirst());
        }
        print("others at the pool, alone", alone);
        print("others at the pool, beside a flood", beside);
        targets.none("others' errors with a flood at the pool", errors(beside));
        targets.atMost("others' p99 with a flood at the pool, ms", p99(beside), MOST_MILLIS);
    }

    private static int errors(List<Visitors.Seen> rounds) {
        return rounds.stream().mapToInt(seen -> seen.failed() + seen.limited()).sum();
    }

    /// Every fifth is asked for the first time, and made from the database.
    private static IntFunction<HttpRequest> pages(String brand) {
        var run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        return i ->
                Visitors.get(
                        Platform.STOREFRONT,
                        i % 5 == 0 ? "/api/v1/listings?q=" + run + i : "/en/search",
                        "Host",
                        brand + ".localhost");
    }

    private static IntFunction<HttpRequest> lists(InternalToken token) {
        return i ->
                Visitors.get(
                        Platform.CATALOG,
                        "/api/v1/listings?locale=en&limit=24&priceMin=" + i,
                        "Authorization",
                        token.bearer());
    }

    private static List<Visitors.Seen> together(
            Callable<Visitors.Seen> one, Callable<Visitors.Seen> other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    private static void print(String what, List<Visitors.Seen> rounds) {
        System.out.printf("%-40s p99", what);
        rounds.forEach(seen -> System.out.printf(" %7.1f", seen.p99()));
        System.out.printf(" ms%n");
    }

    private static double p99(List<Visitors.Seen> rounds) {
        return rounds.stream()
                .mapToDouble(Visitors.Seen::p99)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
