package com.manystory.catalog.work;

import com.manystory.catalog.config.CatalogProperties;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs chores when they fall due: one query per second and process finds the brands. Now and then
/// it runs every chore of every brand, due or not, in case a mark was lost.
@Component
class WorkLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final DueWork work;
    private final Map<String, Chore> chores;
    private final TenantRegistry registry;
    private final Duration pause;
    private final Duration sweepEvery;
    private volatile @Nullable Thread thread;

    WorkLoop(
            DueWork work,
            List<Chore> chores,
            TenantRegistry registry,
            CatalogProperties properties) {
        this.work = work;
        this.chores = chores.stream().collect(Collectors.toMap(Chore::kind, Function.identity()));
        this.registry = registry;
        this.pause = properties.catalog().wakeEvery();
        this.sweepEvery = properties.catalog().sweepEvery();
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("due-work").start(this::loop);
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void loop() {
        var nextSweep = Instant.now().plus(sweepEvery);
        while (isRunning()) {
            try {
                Thread.sleep(pause);
                for (var due : work.due()) {
                    perform(due);
                }
                if (Instant.now().isAfter(nextSweep)) {
                    nextSweep = Instant.now().plus(sweepEvery);
                    sweep();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Due work can't be looked up: {}", e.getMessage());
            }
        }
    }

    private void perform(DueWork.Due due) {
        var chore = chores.get(due.kind());
        if (chore == null || !isServing(due.tenant())) {
            // A brand that serves again later is found by the sweep.
            work.done(due);
            return;
        }
        try {
            TenantContext.run(due.tenant(), chore::run);
            work.done(due);
        } catch (RuntimeException e) {
            log.warn("Chore {} of brand {} failed", due.kind(), due.tenant(), e);
            work.mark(due.tenant(), due.kind(), Instant.now().plus(AFTER_FAILURE));
            work.done(due);
        }
    }

    private void sweep() {
        for (var brand : registry.all()) {
            if (brand.isServing() && isRunning()) {
                for (var kind : chores.keySet()) {
                    perform(new DueWork.Due(brand.id(), kind, Instant.now()));
                }
            }
        }
    }

    private boolean isServing(TenantId tenant) {
        return registry.find(tenant).filter(Brand::isServing).isPresent();
    }
}
