package com.manystory.tenancy.usage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Divides the CPU time that this process uses among brands. The JDK doesn't measure it for virtual
/// threads, so it is sampled: at irregular moments the threads that run are looked at, and each
/// stands for the time since the moment before. No more is given to brands than the process used;
/// what is left (garbage collection, compilation, accepting connections) is shared.
final class CpuSampler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CpuSampler.class);

    /// A longer pause says nothing about what ran meanwhile.
    private static final int LONGEST_PAUSE = 10;

    private static final int NANOS_PER_MICRO = 1_000;

    private final Usage usage;
    private final long everyNanos;
    private final LongSupplier processTime;
    private final LongSupplier clock;
    private final Map<BrandUsage, Long> busyNanos = new HashMap<>();
    private long sampledAt;
    private long used;
    private @Nullable Thread thread;

    CpuSampler(Usage usage, Duration every) {
        this(usage, every, CpuSampler::processTime, System::nanoTime);
    }

    CpuSampler(Usage usage, Duration every, LongSupplier processTime, LongSupplier clock) {
        this.usage = usage;
        this.everyNanos = every.toNanos();
        this.processTime = processTime;
        this.clock = clock;
        this.sampledAt = clock.getAsLong();
        this.used = processTime.getAsLong();
    }

    /// Begins to sample, on a platform thread: a virtual one would wait for those it looks at.
    synchronized void start() {
        thread = Thread.ofPlatform().daemon().name("usage-cpu").start(this::run);
    }

    private void run() {
        try {
            var running = RunningThreads.inThisProcess();
            if (!running.tells()) {
                log.warn(
                        "This JDK doesn't tell whether virtual threads run: brands that wait for a"
                                + " processor count as if they used one");
            }
            while (true) {
                // Irregular, so that nothing periodic is always or never seen.
                Thread.sleep(
                        Duration.ofNanos(
                                everyNanos / 2 + ThreadLocalRandom.current().nextLong(everyNanos)));
                sample(running);
            }
        } catch (InterruptedException e) {
            log.debug("Stopped sampling");
        }
    }

    synchronized void sample(RunningThreads running) {
        var now = clock.getAsLong();
        var since = Math.min(now - sampledAt, LONGEST_PAUSE * everyNanos);
        sampledAt = now;
        usage.busy().running(running, brand -> busyNanos.merge(brand, since, Long::sum));
    }

    /// Gives brands what was sampled since the last time.
    synchronized void settle() {
        var now = processTime.getAsLong();
        var process = now - used;
        used = now;
        var busy = busyNanos.values().stream().mapToLong(Long::longValue).sum();
        var share = busy <= process ? 1.0 : (double) process / busy;
        var given = 0L;
        for (var brand : busyNanos.entrySet()) {
            var nanos = (long) (brand.getValue() * share);
            given += nanos;
            brand.getKey().add(Measure.CPU_TIME, nanos / NANOS_PER_MICRO);
        }
        busyNanos.clear();
        usage.shared().add(Measure.CPU_TIME, Math.max(0, process - given) / NANOS_PER_MICRO);
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static long processTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
