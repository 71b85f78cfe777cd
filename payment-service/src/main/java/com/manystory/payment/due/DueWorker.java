package com.manystory.payment.due;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs timed work of the brands that the index names, a few brands at a time, and plans the next
/// look at each. Every ten minutes each brand is looked at once, in case a mark was lost.
@Component
class DueWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DueWorker.class);
    private static final int AT_ONCE = 4;
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Duration OFF_THE_AIR = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final DueWork work;
    private final List<DueTask> tasks;
    private final TenantRegistry registry;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private volatile @Nullable ScheduledExecutorService clock;

    DueWorker(DueWork work, List<DueTask> tasks, TenantRegistry registry) {
        this.work = work;
        this.tasks = tasks;
        this.registry = registry;
    }

    @Override
    public void start() {
        var threads = Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());
        threads.scheduleWithFixedDelay(this::look, 500, 500, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(
                this::sweep, SWEEP.toSeconds(), SWEEP.toSeconds(), TimeUnit.SECONDS);
        clock = threads;
    }

    @Override
    public void stop() {
        var threads = clock;
        if (threads != null) {
            threads.shutdownNow();
            clock = null;
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }

    private void look() {
        try {
            work.claim(100).forEach(this::begin);
        } catch (RuntimeException unavailable) {
            LOG.warn("The index of due work can't be read: {}", unavailable.toString());
        }
    }

    private void sweep() {
        try {
            for (var brand : registry.all()) {
                if (brand.phase() != Phase.OFFBOARDING) {
                    var delay = ThreadLocalRandom.current().nextLong(SWEEP.toMillis());
                    work.markIn(brand.id(), Duration.ofMillis(delay));
                }
            }
        } catch (RuntimeException unavailable) {
            LOG.warn("The sweep for due work failed: {}", unavailable.toString());
        }
    }

    private void begin(TenantId tenant, Instant mark) {
        slots.acquireUninterruptibly();
        Thread.ofVirtual()
                .name("due-work-" + tenant)
                .start(() -> {
                    try {
                        finish(tenant, mark);
                    } catch (RuntimeException failed) {
                        LOG.warn("Due work of {} failed: {}", tenant, failed.toString());
                    } finally {
                        slots.release();
                    }
                });
    }

    private void finish(TenantId tenant, Instant mark) {
        var brand = registry.find(tenant);
        if (brand.isPresent()) {
            if (isServing(tenant)) {
                TenantContext.run(tenant, () -> run(tenant));
            } else {
                work.markIn(tenant, OFF_THE_AIR);
            }
        }
        work.finish(tenant, mark);
    }

    private boolean isServing(TenantId tenant) {
        return registry.find(tenant).filter(Brand::isServing).isPresent();
    }

    private void run(TenantId tenant) {
        for (var task : tasks) {
            if (!isServing(tenant)) {
                work.markIn(tenant, OFF_THE_AIR);
                return;
            }
            try {
                task.runDue();
            } catch (RuntimeException failed) {
                LOG.warn(
                        "{} failed for {} and is tried again",
                        task.getClass().getSimpleName(),
                        tenant,
                        failed);
                work.markIn(tenant, AFTER_FAILURE);
            }
        }
        tasks.stream()
                .map(task -> task.nextDue().orElse(null))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .ifPresent(next -> work.markAt(tenant, next));
    }
}
