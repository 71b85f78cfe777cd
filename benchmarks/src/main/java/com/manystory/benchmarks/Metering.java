package com.manystory.benchmarks;

import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.BrandUsage;
import com.manystory.tenancy.usage.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What counting adds to an answer from memory: the time of what the website does for it, measured
/// alone, beside the CPU time of a whole answer. The difference of two whole answers would drown in
/// what they differ by anyway.
final class Metering implements PlatformBenchmark {

    private static final int LISTINGS = 200;
    private static final int ROUNDS = 5;
    private static final int ROUND_SECONDS = 3;
    private static final int WARM_UP_SECONDS = 15;
    private static final int COUNTED = 20_000_000;
    private static final double MOST_RATIO = 1.02;

    @Override
    public void run(Platform platform, Options options, Targets targets) throws Exception {
        var registry = new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
        var usage = new Usage(registry);
        var alone = nanos(usage, 1);
        var both = nanos(usage, 2);
        System.out.printf("counting an answer: %.1f ns, on two threads %.1f ns%n", alone, both);

        Writing.fill(platform, "bench", LISTINGS);
        var page =
                new Measured(
                        "search page, near-cache",
                        List.of(platform.pid("storefront")),
                        List.of(
                                "-H",
                                "Host: bench.localhost",
                                "http://127.0.0.1:" + Platform.STOREFRONT + "/en/search"));
        page.awaitIdle();
        page.round(WARM_UP_SECONDS);
        page.warm();
        for (int i = 0; i < ROUNDS; i++) {
            page.round(ROUND_SECONDS);
        }
        page.print();
        var with = page.cpuMicros();
        targets.atMost(
                "CPU of an answer with / without counting",
                with / (with - Math.max(alone, both) / 1_000),
                MOST_RATIO);
    }

    /// The median of rounds, for each thread.
    private static double nanos(Usage usage, int threads) throws InterruptedException {
        var rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            var running = new ArrayList<Thread>();
            var started = System.nanoTime();
            for (int thread = 0; thread < threads; thread++) {
                running.add(
                        Thread.ofVirtual().start(() -> count(usage, usage.of(TestBrands.ASTER))));
            }
            for (var thread : running) {
                thread.join();
            }
            rounds[i] = (double) (System.nanoTime() - started) / COUNTED;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static void count(Usage usage, BrandUsage brand) {
        for (int i = 0; i < COUNTED; i++) {
            var work = usage.busy().enter(brand);
            usage.busy().leave(work);
            brand.request(20_000);
        }
    }
}
