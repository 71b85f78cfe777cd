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
import software.amazon.awssdk.core.exception.SdkException;

/// Gives parked messages back to their queues as soon as their brands are served again: when the
/// registry tells of a change, and now and then in case another process parked some since.
final class ParkedRelease {

    private static final Logger log = LoggerFactory.getLogger(ParkedRelease.class);

    private final ParkedMessages parked;
    private final TenantRegistry registry;
    private final Duration sweep;
    private final Semaphore due = new Semaphore(1);
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
        thread = Thread.ofVirtual().name("parked-messages").start(this::run);
    }

    void stop() throws InterruptedException {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            running.join(sweep);
        }
    }

    private void run() {
        try {
            while (true) {
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
            while (!brands.isEmpty() && !Thread.currentThread().isInterrupted()) {
                brands.removeIf(brand -> registry.find(brand).filter(Brand::isServing).isEmpty());
                for (var brand : brands.toArray(TenantId[]::new)) {
                    if (!parked.release(brand)) {
                        brands.remove(brand);
                    }
                }
            }
        } catch (SQLException | SdkException e) {
            log.warn("Parked messages aren't given back yet: {}", e.toString());
        }
    }
}
