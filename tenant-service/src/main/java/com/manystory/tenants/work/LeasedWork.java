package com.manystory.tenants.work;

import com.manystory.tenants.signal.RegistrySignal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Takes due work and has it done, several pieces at a time, on virtual threads. Any number of
/// instances may run.
///
/// @param <C> a claim: the right to do a piece of it
public final class LeasedWork<C> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedWork.class);

    private final String name;
    private final Leases<C> leases;
    private final RegistrySignal signal;
    private final int concurrency;
    private final Duration lease;
    private final Duration poll;
    private final Map<C, Thread> running = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Thread> dispatcher = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> keeper = new AtomicReference<>();

    /// @param name of the kind of work, for threads and logs
    /// @param concurrency how many pieces are worked on at a time
    /// @param lease how long a claim is kept without being renewed
    /// @param poll how long it takes at most to notice work that nobody signalled
    public LeasedWork(
            String name,
            Leases<C> leases,
            RegistrySignal signal,
            int concurrency,
            Duration lease,
            Duration poll) {
        this.name = name;
        this.leases = leases;
        this.signal = signal;
        this.concurrency = concurrency;
        this.lease = lease;
        this.poll = poll;
    }

    @Override
    public void start() {
        dispatcher.set(Thread.ofVirtual().name(name).unstarted(this::dispatch));
        keeper.set(Thread.ofVirtual().name(name + "-leases").unstarted(this::keepLeases));
        startIfSet(dispatcher);
        startIfSet(keeper);
    }

    private static void startIfSet(AtomicReference<@Nullable Thread> thread) {
        var unstarted = thread.get();
        if (unstarted != null) {
            unstarted.start();
        }
    }

    private void dispatch() {
        while (isRunning()) {
            try {
                var seen = signal.seen();
                if (!takeWork()) {
                    signal.await(seen, poll);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Looking for work failed, trying again: {}", e.toString());
                if (!pause(poll)) {
                    return;
                }
            }
        }
    }

    private boolean takeWork() {
        var free = concurrency - running.size();
        if (free <= 0) {
            return false;
        }
        var claims = leases.claim(free);
        for (var claim : claims) {
            var thread =
                    Thread.ofVirtual()
                            .name(name + "-" + leases.describe(claim))
                            .unstarted(() -> work(claim));
            running.put(claim, thread);
            thread.start();
        }
        return !claims.isEmpty();
    }

    private void work(C claim) {
        try {
            leases.run(claim);
        } catch (InterruptedException e) {
            LOG.debug("Stopped; the lease runs out or is taken over after the restart");
        } catch (ClaimLostException e) {
            LOG.warn("{}; another instance has taken over", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Working on {} failed, trying again", leases.describe(claim), e);
            giveBack(claim);
        } finally {
            running.remove(claim);
            signal.wake();
        }
    }

    private void giveBack(C claim) {
        try {
            leases.failed(claim);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The lease on {} runs out by itself: {}", leases.describe(claim), e.toString());
        }
    }

    private void keepLeases() {
        while (isRunning() && pause(lease.dividedBy(3))) {
            for (var claim : running.keySet()) {
                try {
                    leases.renew(claim);
                } catch (RuntimeException e) {
                    LOG.warn(
                            "Renewing the lease on {} failed: {}",
                            leases.describe(claim),
                            e.toString());
                }
            }
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        for (var thread : new Thread[] {dispatcher.getAndSet(null), keeper.getAndSet(null)}) {
            if (thread != null) {
                thread.interrupt();
            }
        }
        running.forEach((claim, thread) -> {
            thread.interrupt();
            releaseOnStop(claim);
        });
    }

    private void releaseOnStop(C claim) {
        try {
            leases.release(claim);
        } catch (RuntimeException e) {
            LOG.debug("The lease on {} runs out by itself", leases.describe(claim), e);
        }
    }

    @Override
    public boolean isRunning() {
        return dispatcher.get() != null;
    }
}
