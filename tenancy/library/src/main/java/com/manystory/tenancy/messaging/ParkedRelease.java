package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives parked messages back to their queues as soon as their brands are served again: when the
/// registry tells of a change, and now and then in case another process parked some since.
final class ParkedRelease {

    private static final Logger log = LoggerFactory.getLogger(ParkedRelease.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ParkedMessages parked;
    private final TenantRegistry registry;
    private final Duration sweep;
    private final Semaphore due = new Semaphore(1);
    private volatile boolean running;
    private @Nullable Thread thread;

    /// @param sweep how often it looks though nothing changed
    ParkedRelease(ParkedMessages parked, TenantRegistry registry, Duration sweep) {
        this.parked = parked;
        this.registry = registry;
        this.sweep = sweep;
        registry.onChange(changed -> {
            if (registry.find(changed).filter(Brand::isServing).isPresent()) {
                due.release();
            }
        });
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name("parked-messages").start(this::run);
    }

    /// Begins nothing more, and lets what is under way end.
    void stop() throws InterruptedException {
        running = false;
        due.release();
        var last = thread;
        thread = null;
        if (last != null) {
            last.join(PATIENCE);
        }
    }

    private void run() {
        try {
            while (running) {
                var _ = due.tryAcquire(sweep.toMillis(), TimeUnit.MILLISECONDS);
                due.drainPermits();
                releaseAll();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void releaseAll() {
        try {
            var brands = parked.brands();
            while (running && !brands.isEmpty()) {
                brands.removeIf(brand -> registry.find(brand).filter(Brand::isServing).isEmpty());
                brands.removeIf(brand -> !release(brand));
            }
        } catch (SQLException e) {
            log.warn("Parked messages can't be looked for: {}", e.getMessage());
        }
    }

    /// What keeps one brand's messages here keeps no other's.
    private boolean release(TenantId brand) {
        try {
            return parked.release(brand);
        } catch (SQLException | RuntimeException e) {
            log.warn("Parked messages of brand {} aren't given back yet", brand, e);
            return false;
        }
    }
}
