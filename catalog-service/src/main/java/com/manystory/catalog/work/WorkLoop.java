package com.manystory.catalog.work;

import com.manystory.catalog.config.CatalogProperties;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs chores when they fall due: one query per second and process finds the brands. Now and then
/// it runs every chore of every brand, due or not, in case a mark was lost. Chores run beside each
/// other in lanes, so that nobody's import delays another's seats.
@Component
class WorkLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final DueWork work;
    private final Map<String, Chore> chores;
    private final TenantRegistry registry;
    private final Duration pause;
    private final Duration sweepEvery;
    private final Map<Chore.Lane, Semaphore> lanes = new EnumMap<>(Chore.Lane.class);
    private final Map<Key, Thread> busy = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    WorkLoop(
            DueWork work,
            List<Chore> chores,
            TenantRegistry registry,
            CatalogProperties properties) {
        this.work = work;
        this.chores = chores.stream().collect(Collectors.toMap(Chore::kind, Function.identity()));
        this.registry = registry;
        for (var lane : Chore.Lane.values()) {
            lanes.put(lane, new Semaphore(lane.places));
        }
        this.pause = properties.catalog().wakeEvery();
        this.sweepEvery = properties.catalog().sweepEvery();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("due-work").start(this::loop);
    }

    @Override
    public synchronized void stop() {
        running = false;
        try {
            if (thread != null) {
                thread.interrupt();
                thread.join(STOP);
            }
            for (var chore : busy.values()) {
                chore.interrupt();
                chore.join(STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        var nextSweep = Instant.now().plus(sweepEvery);
        while (running) {
            try {
                Thread.sleep(pause);
                work.due().forEach(this::begin);
                if (Instant.now().isAfter(nextSweep)) {
                    nextSweep = Instant.now().plus(sweepEvery);
                    sweep();
                }
            } catch (InterruptedException e) {
                log.debug("Woken early, to stop");
            } catch (RuntimeException e) {
                log.warn("Due work can't be looked up: {}", e.getMessage());
            }
        }
    }

    private void sweep() {
        registry.all().stream()
                .filter(Brand::isServing)
                .forEach(brand ->
                        chores.keySet().stream()
                                .map(kind -> new DueWork.Due(brand.id(), kind, Instant.now()))
                                .forEach(this::begin));
    }

    /// Has the chore run on a thread of its own, unless it runs for this brand already.
    private void begin(DueWork.Due due) {
        var chore = chores.get(due.kind());
        if (chore == null || registry.find(due.tenant()).filter(Brand::isServing).isEmpty()) {
            // A brand that serves again later is found by the sweep.
            work.done(due);
            return;
        }
        var key = new Key(due.tenant(), due.kind());
        var mine =
                Thread.ofVirtual().name("chore-" + key.kind()).unstarted(() -> perform(due, chore));
        if (busy.putIfAbsent(key, mine) == null) {
            mine.start();
        }
    }

    private void perform(DueWork.Due due, Chore chore) {
        var places = Objects.requireNonNull(lanes.get(chore.lane()));
        try {
            places.acquire();
            try {
                TenantContext.run(due.tenant(), chore::run);
                work.done(due);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            log.debug("Chore {} of brand {} waits for the next start", due.kind(), due.tenant());
        } catch (RuntimeException e) {
            log.warn("Chore {} of brand {} failed", due.kind(), due.tenant(), e);
            postpone(due);
        } finally {
            busy.remove(new Key(due.tenant(), due.kind()));
        }
    }

    private void postpone(DueWork.Due due) {
        try {
            work.mark(due.tenant(), due.kind(), Instant.now().plus(AFTER_FAILURE));
            work.done(due);
        } catch (RuntimeException e) {
            log.warn("Chore {} stays due: {}", due.kind(), e.getMessage());
        }
    }

    private record Key(TenantId tenant, String kind) {}
}
