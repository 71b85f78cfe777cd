package com.manystory.benchmarks.connections;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Transactions of three queries, by many callers, each on a virtual thread.
final class Load {

    private static final int MOST_IN_FLIGHT = 5_000;
    private static final int ROWS = 500;

    private Load() {}

    /// As many as the callers can do, one after the other, without think time.
    static Figures closed(Design design, Supplier<TenantId> brand, int callers, Duration time)
            throws InterruptedException {
        var figures = new Figures(design, time);
        var stop = new AtomicBoolean();
        var done = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            Thread.ofVirtual()
                    .start(() -> {
                        while (!stop.get()) {
                            transaction(design, brand.get(), System.nanoTime(), figures);
                        }
                        done.countDown();
                    });
        }
        Thread.sleep(time);
        figures.end();
        stop.set(true);
        done.await();
        return figures;
    }

    /// So many a second, at random times, whether or not those before have ended: a time counts
    /// from when the visitor came.
    static Figures open(Design design, Supplier<TenantId> brand, double perSecond, Duration time)
            throws InterruptedException {
        var figures = new Figures(design, time);
        var inFlight = new Semaphore(MOST_IN_FLIGHT);
        var random = new Random(7);
        var next = System.nanoTime();
        var end = next + time.toNanos();
        while (next < end) {
            var pause = next - System.nanoTime();
            if (pause > 0) {
                Thread.sleep(Duration.ofNanos(pause));
            }
            var came = next;
            if (inFlight.tryAcquire()) {
                Thread.ofVirtual()
                        .start(() -> {
                            transaction(design, brand.get(), came, figures);
                            inFlight.release();
                        });
            } else {
                figures.failed(new RejectedExecutionException("Too many under way"));
            }
            next += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
        }
        figures.end();
        inFlight.acquire(MOST_IN_FLIGHT);
        return figures;
    }

    /// Brands by a Zipf law with exponent 1, the popular ones spread over the list.
    static Supplier<TenantId> zipf(List<TenantId> brands) {
        var cumulated = new double[brands.size()];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
        var total = sum;
        return () -> {
            var at =
                    Arrays.binarySearch(
                            cumulated, ThreadLocalRandom.current().nextDouble() * total);
            return brands.get(Math.min(at < 0 ? -at - 1 : at, brands.size() - 1));
        };
    }

    /// Each as often as the others.
    static Supplier<TenantId> evenly(List<TenantId> brands) {
        return () -> brands.get(ThreadLocalRandom.current().nextInt(brands.size()));
    }

    /// One transaction for the brand, which is bound as a service has it for every request.
    private static void transaction(Design design, TenantId brand, long came, Figures figures) {
        try {
            TenantContext.<Boolean, Exception>call(
                    brand,
                    () -> {
                        query(design, brand);
                        return true;
                    });
            figures.done(System.nanoTime() - came);
        } catch (Exception e) {
            figures.failed(e);
        }
    }

    private static void query(Design design, TenantId brand) throws Exception {
        try (var connection = design.borrow(brand)) {
            connection.setAutoCommit(false);
            try (var statement =
                    connection.prepareStatement("select title, price from listing where id = ?")) {
                for (int i = 0; i < 3; i++) {
                    statement.setInt(1, 1 + ThreadLocalRandom.current().nextInt(ROWS));
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                    }
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
