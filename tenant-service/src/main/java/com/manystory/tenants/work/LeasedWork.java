package com.manystory.tenants.provisioning;

import com.manystory.tenants.brand.Work;
import com.manystory.tenants.brand.Work.Claim;
import com.manystory.tenants.brand.Work.ClaimLostException;
import com.manystory.tenants.signal.RegistrySignal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/// Takes due work and has it done, several brands at a time, on virtual threads. Any number of
/// instances may run.
class Reconciler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Work work;
    private final Reconciliation reconciliation;
    private final RegistrySignal signal;
    private final ProvisioningProperties properties;
    private final Map<Claim, Thread> running = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Thread> dispatcher = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> keeper = new AtomicReference<>();

    Reconciler(
            Work work,
            Reconciliation reconciliation,
            RegistrySignal signal,
            ProvisioningProperties properties) {
        this.work = work;
        this.reconciliation = reconciliation;
        this.signal = signal;
        this.properties = properties;
    }

    @Override
    public void start() {
        dispatcher.set(Thread.ofVirtual().name("reconciler").unstarted(this::dispatch));
        keeper.set(Thread.ofVirtual().name("reconciler-leases").unstarted(this::keepLeases));
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
                    signal.await(seen, properties.poll());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Looking for work failed, trying again: {}", e.toString());
                if (!pause(properties.poll())) {
                    return;
                }
            }
        }
    }

    private boolean takeWork() {
        var free = properties.concurrency() - running.size();
        if (free <= 0) {
            return false;
        }
        var claims = work.claim(free, properties.lease());
        for (var claim : claims) {
            var thread =
                    Thread.ofVirtual()
                            .name("reconcile-" + claim.brand())
                            .unstarted(() -> reconcile(claim));
            running.put(claim, thread);
            thread.start();
        }
        return !claims.isEmpty();
    }

    private void reconcile(Claim claim) {
        try {
            MDC.put("brand", claim.brand().value());
            reconciliation.run(claim);
        } catch (InterruptedException e) {
            LOG.debug("Stopped; the lease runs out or is taken over after the restart");
        } catch (ClaimLostException e) {
            LOG.warn("{}; another instance has taken over", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Reconciling {} failed, trying again", claim.brand(), e);
            giveBack(claim);
        } finally {
            running.remove(claim);
            MDC.remove("brand");
            signal.wake();
        }
    }

    private void giveBack(Claim claim) {
        try {
            var failures = claim.attempts() + 1;
            work.release(claim, failures, properties.retryAfter(failures));
        } catch (RuntimeException e) {
            LOG.warn("The lease on {} runs out by itself: {}", claim.brand(), e.toString());
        }
    }

    private void keepLeases() {
        while (isRunning() && pause(properties.lease().dividedBy(3))) {
            for (var claim : running.keySet()) {
                try {
                    work.renew(claim, properties.lease());
                } catch (RuntimeException e) {
                    LOG.warn("Renewing the lease on {} failed: {}", claim.brand(), e.toString());
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

    /// Whoever comes next needn't wait for the lease to run out.
    private void releaseOnStop(Claim claim) {
        try {
            work.release(claim, claim.attempts(), Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.debug("The lease on {} runs out by itself", claim.brand(), e);
        }
    }

    @Override
    public boolean isRunning() {
        return dispatcher.get() != null;
    }
}
