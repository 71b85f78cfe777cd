package com.manystory.tenancy.test.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Many callers of several brands at once, a tenth of whom break off mid-way: whatever a thread, a
/// connection or a buffer keeps of one brand would show in the next one's answer.
public final class MarkerLoad {

    private static final int OF_TEN = 10;
    private static final int MOST_READ = 2_000;

    private final int port;
    private final int callers;
    private final List<RouteRow> rows;
    private final List<Sample> brands;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong shown = new AtomicLong();
    private final AtomicLong aborted = new AtomicLong();
    private final Queue<String> foreign = new ConcurrentLinkedQueue<>();

    /// @param port where the service listens on loopback
    /// @param callers how many call at a time, each over a connection of its own
    /// @param table the service's routes; those under load are called
    public MarkerLoad(int port, int callers, List<RouteRow> table, List<Sample> brands) {
        this.port = port;
        this.callers = callers;
        this.rows = table.stream().filter(RouteRow::loaded).toList();
        this.brands = List.copyOf(brands);
    }

    /// How long the load lasts: `-Dmanystory.isolation.load=PT60S`, 3 seconds without.
    public static Duration length() {
        return Duration.parse(System.getProperty("manystory.isolation.load", "PT3S"));
    }

    /// Calls for as long.
    public Seen run(Duration length) {
        var end = System.nanoTime() + length.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < callers; i++) {
                running.add(threads.submit(() -> call(end)));
            }
            for (var caller : running) {
                await(caller);
            }
        }
        return new Seen(answered.get(), aborted.get(), shown.get(), List.copyOf(foreign));
    }

    private void call(long end) {
        var random = ThreadLocalRandom.current();
        try (var wire = new Wire(port)) {
            while (System.nanoTime() < end) {
                var brand = brands.get(random.nextInt(brands.size()));
                var row = rows.get(random.nextInt(rows.size()));
                var call = row.door().own(row, brand).orElseThrow();
                if (random.nextInt(OF_TEN) == 0) {
                    wire.abort(call, random.nextInt(MOST_READ));
                    aborted.incrementAndGet();
                } else {
                    check(brand, call, wire.send(call));
                }
            }
        }
    }

    private void check(Sample brand, Call call, Answer answer) {
        answered.incrementAndGet();
        for (var sample : brands) {
            if (answer.shows(sample.marker())) {
                if (sample.brand().equals(brand.brand())) {
                    shown.incrementAndGet();
                } else {
                    foreign.add(
                            "%s in %s for %s: %s"
                                    .formatted(
                                            sample.marker(),
                                            call.target(),
                                            brand.brand(),
                                            answer.text()));
                }
            }
        }
    }

    private static void await(Future<?> caller) {
        try {
            caller.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError("A caller failed", e);
        }
    }

    /// What was seen.
    ///
    /// @param answered calls that were answered
    /// @param aborted calls that were broken off
    /// @param shown answers with the brand's own marker
    /// @param foreign answers with another's
    public record Seen(long answered, long aborted, long shown, List<String> foreign) {

        public Seen {
            foreign = List.copyOf(foreign);
        }

        /// There was something to see, and nothing of anybody else.
        public void assertApart() {
            assertThat(foreign).as("markers in answers to another brand").isEmpty();
            assertThat(answered).as("calls answered").isPositive();
            assertThat(aborted).as("calls broken off").isPositive();
            assertThat(shown).as("answers with the brand's own marker").isPositive();
        }
    }
}
