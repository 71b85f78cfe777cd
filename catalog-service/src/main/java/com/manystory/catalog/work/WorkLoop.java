package com.manystory.catalog.work;

import com.manystory.catalog.config.CatalogProperties;
import com.manystory.catalog.config.OnTheAir;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs chores when they fall due: one query per second, lane and process finds the brands. Within
/// each interval of the sweep every chore of every brand runs once, due or not, in case a mark was
/// lost. Chores run beside each other in lanes, so that nobody's import delays another's seats.
@Component
class WorkLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration LOOK_AROUND = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final DueWork work;
    private final List<Chore> chores;
    private final List<LaneQueue> lanes;
    private final TenantRegistry registry;
    private final Duration pause;
    private final Duration sweepEvery;
    private volatile boolean running;
    private @Nullable Thread thread;

    WorkLoop(
            DueWork work,
            List<Chore> chores,
            TenantRegistry registry,
            OnTheAir air,
            CatalogProperties properties) {
        this.work = work;
        this.chores = List.copyOf(chores);
        this.lanes =
                Arrays.stream(Chore.Lane.values())
                        .map(lane -> new LaneQueue(lane, chores, work, air))
                        .toList();
        this.registry = registry;
        this.pause = properties.catalog().wakeEvery();
        this.sweepEvery = properties.catalog().sweepEvery();
        registry.onChange(this::changed);
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
            for (var lane : lanes) {
                lane.stop(STOP);
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
        var nextSweep = System.nanoTime();
        var nextLook = nextSweep;
        while (running) {
            try {
                Thread.sleep(pause);
                lanes.forEach(this::begin);
                if (System.nanoTime() - nextLook >= 0) {
                    nextLook = System.nanoTime() + LOOK_AROUND.toNanos();
                    lookAround();
                }
                if (System.nanoTime() - nextSweep >= 0) {
                    nextSweep = System.nanoTime() + sweepEvery.toNanos();
                    sweep();
                }
            } catch (InterruptedException e) {
                log.debug("Woken early, to stop");
            } catch (RuntimeException e) {
                log.warn("Due work can't be looked up: {}", e.getMessage());
            }
        }
    }

    private void begin(LaneQueue lane) {
        for (var due : lane.due()) {
            if (isServing(due.tenant())) {
                lane.begin(due);
            } else {
                work.park(due.tenant());
            }
        }
    }

    /// Puts right what a process that died, or a database that didn't answer, left undone.
    private void lookAround() {
        work.parked().stream().filter(this::isServing).forEach(work::unpark);
        chores.forEach(Chore::findUnmarked);
    }

    private void sweep() {
        var brands = registry.all().stream().filter(Brand::isServing).map(Brand::id).toList();
        work.markWithin(sweepEvery, brands, chores.stream().map(Chore::kind).toList());
    }

    private void changed(TenantId id) {
        try {
            var brand = registry.find(id);
            if (brand.isEmpty()) {
                work.forget(id);
            } else if (brand.get().isServing()) {
                work.unpark(id);
            }
        } catch (RuntimeException e) {
            log.warn("Marks of brand {} stay as they are for now: {}", id, e.getMessage());
        }
    }

    private boolean isServing(TenantId tenant) {
        return registry.find(tenant).filter(Brand::isServing).isPresent();
    }
}
