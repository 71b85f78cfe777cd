package com.manystory.tenancy.registry;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The registry's current state: readers never wait, and listeners are told of each change on a
/// thread of their own.
final class RegistryState implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RegistryState.class);

    private final AtomicReference<BrandDirectory> current;
    private final List<TenantRegistry.ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final Object changed = new Object();
    private final ExecutorService notifier =
            Executors.newSingleThreadExecutor(
                    Thread.ofVirtual().name("registry-listeners").factory());

    RegistryState(String baseDomain) {
        this.current = new AtomicReference<>(BrandDirectory.empty(baseDomain));
    }

    BrandDirectory current() {
        return current.get();
    }

    /// Applies the change.
    ///
    /// @return whether anything is different now
    boolean change(UnaryOperator<BrandDirectory> change) {
        BrandDirectory before;
        BrandDirectory after;
        synchronized (changed) {
            before = current.get();
            after = change.apply(before);
            current.set(after);
            changed.notifyAll();
        }
        var ids = before == after ? Set.<TenantId>of() : before.changed(after);
        ids.forEach(this::tell);
        return before.version() != after.version() || !ids.isEmpty();
    }

    boolean await(long version, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        synchronized (changed) {
            while (current.get().version() < version) {
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    changed.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    void onChange(TenantRegistry.ChangeListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        notifier.shutdownNow();
    }

    private void tell(TenantId id) {
        try {
            notifier.execute(() -> listeners.forEach(listener -> tell(listener, id)));
        } catch (RejectedExecutionException e) {
            log.debug("A change of brand {} came while stopping", id);
        }
    }

    private static void tell(TenantRegistry.ChangeListener listener, TenantId id) {
        try {
            listener.changed(id);
        } catch (RuntimeException e) {
            log.error("A listener failed on a change of brand {}", id, e);
        }
    }
}
