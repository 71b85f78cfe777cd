package com.manystory.tenancy.usage;

import static com.manystory.tenancy.testing.FakeRegistry.ASTER;
import static com.manystory.tenancy.testing.FakeRegistry.PEBBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.testing.FakeRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the sampled CPU times say of work that is known: the same loop, run so often for each
/// brand.
class CpuSharesIT {

    private static final Duration RUN = Duration.ofSeconds(4);

    private final Usage usage = new Usage(new FakeRegistry());
    private final CpuSampler sampler = new CpuSampler(usage, Duration.ofMillis(5));

    /// In turn, so that each brand's threads work equally often, and four times as many at once as
    /// there are processors, so that most of those wait for one.
    private final Semaphore turns =
            new Semaphore(4 * Runtime.getRuntime().availableProcessors(), true);

    private volatile boolean ended;
    private volatile long sink;

    @BeforeEach
    void begin() {
        TenantContext.listen(new WorkingThreads(usage));
        sampler.settle();
        usage.all().forEach(BrandUsage::take);
        sampler.start();
    }

    @AfterEach
    void end() {
        sampler.close();
        TenantContext.listen(TenantContext.WorkListener.NONE);
    }

    @Test
    void givesABrandThatBurnsFourTimesAsMuchFourTimesAsMuchThoughAllWaitAlike() throws Exception {
        var threads = 16 * Runtime.getRuntime().availableProcessors();
        var aster = new LongAdder();
        var pebble = new LongAdder();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                workers.submit(() -> work(ASTER, 8, aster));
                workers.submit(() -> work(PEBBLE, 2, pebble));
            }
            Thread.sleep(RUN);
            ended = true;
        }
        sampler.settle();
        var a = cpu(ASTER);
        var p = cpu(PEBBLE);
        var truth = aster.doubleValue() / (aster.doubleValue() + pebble.doubleValue());
        var shared = usage.shared().take().getOrDefault(Measure.CPU_TIME, 0L);

        System.out.printf(
                "truth %.3f, sampled %.3f; sampled %d ms of %d ms%n",
                truth, (double) a / (a + p), (a + p) / 1_000, (a + p + shared) / 1_000);
        assertThat(truth).isCloseTo(0.8, within(0.06));
        assertThat((double) a / (a + p)).isCloseTo(truth, within(0.04));
        assertThat((double) (a + p) / (a + p + shared)).isGreaterThan(0.75);
    }

    @Test
    void givesNothingForWaiting() throws Exception {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                workers.submit(() -> TenantContext.run(ASTER, this::sleep));
            }
            workers.submit(() -> work(PEBBLE, 2, new LongAdder()));
            Thread.sleep(Duration.ofSeconds(2));
            ended = true;
        }
        sampler.settle();
        var waited = cpu(ASTER);
        var worked = cpu(PEBBLE);

        assertThat(worked).isGreaterThan(200_000);
        assertThat(waited).isLessThan(worked / 10);
    }

    private void work(TenantId brand, int units, LongAdder done) {
        while (!ended) {
            turns.acquireUninterruptibly();
            TenantContext.run(
                    brand,
                    () -> {
                        // Gives the processor up and waits for one, as after every answer of a
                        // store.
                        Thread.yield();
                        for (int i = 0; i < units; i++) {
                            burn();
                        }
                    });
            turns.release();
            done.add(units);
        }
    }

    private void sleep() {
        try {
            while (!ended) {
                Thread.sleep(1);
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void burn() {
        var x = sink;
        for (int i = 0; i < 400_000; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
        }
        sink = x;
    }

    private long cpu(TenantId brand) {
        return Objects.requireNonNull(usage.of(brand)).take().getOrDefault(Measure.CPU_TIME, 0L);
    }
}
