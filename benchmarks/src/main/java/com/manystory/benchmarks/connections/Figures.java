package com.manystory.benchmarks.connections;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What came of a load.
final class Figures {

    private final Design design;
    private final Duration time;
    private final long openedBefore;
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final LongAdder failures = new LongAdder();
    private final AtomicReference<@Nullable Exception> first = new AtomicReference<>();
    private volatile long opened;
    private volatile int doneInTime;

    Figures(Design design, Duration time) {
        this.design = design;
        this.time = time;
        this.openedBefore = design.opened();
    }

    void done(long took) {
        nanos.add(took);
    }

    void failed(Exception why) {
        failures.increment();
        first.compareAndSet(null, why);
    }

    void end() {
        opened = design.opened() - openedBefore;
        doneInTime = nanos.size();
    }

    double perSecond() {
        return doneInTime / (time.toMillis() / 1e3);
    }

    long errors() {
        return failures.sum();
    }

    /// A percentile of how long transactions took, in milliseconds.
    double millis(double percentile) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, percentile * sorted.length)] / 1e6;
    }

    void print(String name) {
        System.out.printf(
                "%-44s %7.0f /s  p50 %6.1f  p99 %7.1f ms  hits %4.0f %%  opens %5.0f /s  errors"
                        + " %d%n",
                name,
                perSecond(),
                millis(0.5),
                millis(0.99),
                100.0 * Math.max(0, doneInTime - opened) / Math.max(1, doneInTime),
                opened / (time.toMillis() / 1e3),
                errors());
        var why = first.get();
        if (why != null) {
            System.out.println("  the first error: " + why);
        }
    }
}
