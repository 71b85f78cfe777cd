package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Empties the outboxes: of a brand right after its transaction committed, of those that the index
/// names every few seconds, and of all of them now and then in case the index missed one.
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final TenantRegistry registry;
    private final PendingBrands pending;
    private final OutboxDrain drain;
    private final MessagingProperties.Relay settings;
    private final Set<TenantId> nudged = ConcurrentHashMap.newKeySet();
    private final Semaphore signals = new Semaphore(0);
    private final Map<TenantId, Boolean> draining = new ConcurrentHashMap<>();
    private final DrainSlots slots;
    private final AtomicBoolean isSweeping = new AtomicBoolean();
    private volatile boolean isPollDue;
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxRelay(
            TenantRegistry registry,
            PendingBrands pending,
            OutboxDrain drain,
            MessagingProperties.Relay settings) {
        this.registry = registry;
        this.pending = pending;
        this.drain = drain;
        this.settings = settings;
        this.slots = new DrainSlots(settings.concurrency(), settings.longestBackoff());
    }

    /// Has the brand's outbox emptied now.
    void nudge(TenantId tenant) {
        if (nudged.add(tenant)) {
            signals.release();
        }
    }

    /// Has every brand's outbox that the index names emptied now: what couldn't be delivered may go
    /// through again.
    void nudgeAll() {
        isPollDue = true;
        signals.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        try {
            // What is being sent gets a moment to finish; what isn't stays in the outbox.
            slots.awaitIdle(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        var nextPoll = System.nanoTime();
        var nextSweep = nextPoll + settings.sweepInterval().toNanos();
        while (running) {
            try {
                if (signals.tryAcquire(nextPoll - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    signals.drainPermits();
                }
                for (var tenant : nudged) {
                    nudged.remove(tenant);
                    begin(tenant, null);
                }
                if (isPollDue || System.nanoTime() - nextPoll >= 0) {
                    isPollDue = false;
                    nextPoll = System.nanoTime() + settings.pollInterval().toNanos();
                    readIndex().forEach(this::begin);
                }
                if (System.nanoTime() - nextSweep >= 0) {
                    nextSweep = System.nanoTime() + settings.sweepInterval().toNanos();
                    startSweep();
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private Map<TenantId, Long> readIndex() {
        try {
            return pending.all();
        } catch (RuntimeException e) {
            log.warn("The relay waits for the control database: {}", e.toString());
            return new HashMap<>();
        }
    }

    /// Beside the relay's own thread: the brands that it goes through slowly keep nobody waiting
    /// who was nudged.
    private void startSweep() {
        if (isSweeping.compareAndSet(false, true)) {
            Thread.ofVirtual().name("outbox-sweep").start(this::sweep);
        }
    }

    private void sweep() {
        try {
            for (var brand : registry.all()) {
                if (!running) {
                    return;
                }
                begin(brand.id(), null);
                Thread.sleep(20);
            }
            for (var brand : registry.all()) {
                if (running && brand.isServing() && !slots.isPausing(brand.id())) {
                    slots.run(brand.id(), drain::purgeInbox);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            isSweeping.set(false);
        }
    }

    /// Empties the outbox on a thread of its own. While it is at it the brand isn't begun again,
    /// but looked at once more afterwards if somebody asked for it.
    private void begin(TenantId tenant, @Nullable Long mark) {
        var brand = registry.find(tenant).filter(OutboxRelay::hasOutbox).orElse(null);
        if (brand == null || slots.isPausing(tenant)) {
            return;
        }
        var again = mark == null;
        var isNew = draining.putIfAbsent(tenant, false) == null;
        if (!isNew && !(again && draining.computeIfPresent(tenant, (_, _) -> true) == null)) {
            return;
        }
        Thread.ofVirtual().name("outbox-" + tenant).start(() -> drain(brand, mark));
    }

    private void drain(Brand brand, @Nullable Long mark) {
        try {
            slots.run(brand.id(), () -> drainWhileAsked(brand, mark));
        } finally {
            draining.remove(brand.id());
        }
    }

    private void drainWhileAsked(Brand brand, @Nullable Long mark) {
        boolean isEmpty;
        do {
            isEmpty = drain.drain(brand);
        } while (running && isAskedAgain(brand.id()));
        if (isEmpty && mark != null) {
            pending.clear(brand.id(), mark);
        }
    }

    private boolean isAskedAgain(TenantId tenant) {
        return draining.computeIfPresent(tenant, (_, again) -> again ? false : null) != null;
    }

    private static boolean hasOutbox(Brand brand) {
        return brand.phase() != Phase.PROVISIONING
                && brand.phase() != Phase.OFFBOARDING
                && brand.phase() != Phase.FAILED;
    }
}
