package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.ConnectionOpener.Lane;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides, under one lock, who of a pool's callers may use or open which connection, and lets the
/// others wait their turn. It never touches a connection itself: nobody holds the lock while a
/// database answers.
final class PoolGate {

    private final ReentrantLock lock = new ReentrantLock();
    private final PoolLimits limits;
    private final PoolListener listener;
    private final LongSupplier clock;
    private final PoolState state;
    private boolean closed;

    PoolGate(PoolLimits limits, PoolListener listener, LongSupplier clock) {
        this.limits = limits;
        this.listener = listener;
        this.clock = clock;
        this.state = new PoolState(limits);
    }

    /// What the brand may do next; waits for it until the deadline.
    ///
    /// @throws SQLTransientConnectionException when nothing becomes free in time
    Grant acquire(TenantId tenant, Lane lane, long deadline) throws SQLException {
        var started = clock.getAsLong();
        lock.lock();
        try {
            requireOpen();
            var grant = state.tryGrant(tenant, lane);
            return grant != null ? grant : await(tenant, lane, started, deadline);
        } finally {
            lock.unlock();
        }
    }

    /// A connection that was granted is open.
    void opened(PooledConnection connection, Lane lane) {
        changing(() -> state.opened(connection, lane));
    }

    /// A connection that was granted couldn't be opened.
    void openFailed(TenantId tenant, Lane lane) {
        changing(() -> state.openFailed(tenant, lane));
    }

    /// Takes a connection back that can be used again.
    ///
    /// @return whether it was taken; a closed pool takes none, and none takes what was retired
    boolean giveBack(PooledConnection connection, long now) {
        lock.lock();
        try {
            if (closed || connection.retired) {
                return false;
            }
            wake(state.giveBack(connection, now));
            signal(state.dispatch());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets a connection that was handed out and can't be used again.
    void discard(PooledConnection connection) {
        changing(() -> state.discard(connection));
    }

    /// Sends away those who have waited until their deadline.
    void endOverdueWaits(long now) {
        lock.lock();
        try {
            var overdue = state.overdue(now);
            overdue.forEach(waiter -> waiter.overdue = true);
            signal(overdue);
        } finally {
            lock.unlock();
        }
    }

    /// Takes matching idle connections out, for closing.
    List<PooledConnection> removeIdle(Predicate<PooledConnection> which) {
        lock.lock();
        try {
            var removed = state.removeIdle(which);
            signal(state.dispatch());
            return removed;
        } finally {
            lock.unlock();
        }
    }

    /// Takes matching idle connections out, for closing, and has those in use closed when they are
    /// given back.
    List<PooledConnection> retire(Predicate<PooledConnection> which) {
        lock.lock();
        try {
            state.active().stream().filter(which).forEach(connection -> connection.retired = true);
            return removeIdle(which);
        } finally {
            lock.unlock();
        }
    }

    /// Connections held for longer than the limit, each reported once.
    List<PooledConnection> leaks(long now) {
        lock.lock();
        try {
            var leaks =
                    state.active().stream()
                            .filter(connection -> connection.borrower != null)
                            .filter(connection -> !connection.leakReported)
                            .filter(connection ->
                                    now - connection.borrowedAt >= limits.leakAfter().toNanos())
                            .toList();
            leaks.forEach(connection -> connection.leakReported = true);
            return leaks;
        } finally {
            lock.unlock();
        }
    }

    PoolUse use() {
        lock.lock();
        try {
            return state.use();
        } finally {
            lock.unlock();
        }
    }

    /// Grants nothing from now on.
    ///
    /// @return the idle connections, for closing
    List<PooledConnection> close() {
        lock.lock();
        try {
            closed = true;
            signal(state.waiters());
            return state.removeIdle(connection -> true);
        } finally {
            lock.unlock();
        }
    }

    private Grant await(TenantId tenant, Lane lane, long started, long deadline)
            throws SQLException {
        var waiter = new Waiter(tenant, lock.newCondition(), started, deadline);
        state.enqueue(waiter, lane);
        try {
            while (waiter.grant == null) {
                if (waiter.overdue || deadline - started <= 0) {
                    listener.timedOut(tenant);
                    throw timeout(tenant);
                }
                // Not a timed wait: WaitDeadlines says why.
                waiter.ready.await();
                if (waiter.grant == null) {
                    requireOpen();
                }
            }
            listener.waited(tenant, Duration.ofNanos(clock.getAsLong() - started));
            return waiter.grant;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            undo(waiter.grant, tenant);
            throw new SQLTransientConnectionException(
                    "Interrupted while brand %s waited for a connection".formatted(tenant), e);
        } finally {
            state.cancel(waiter);
        }
    }

    private void undo(@Nullable Grant grant, TenantId tenant) {
        switch (grant) {
            case Grant.Reuse reuse -> wake(state.giveBack(reuse.connection(), clock.getAsLong()));
            case Grant.Open open -> {
                state.openFailed(tenant, open.lane());
                if (open.victim() != null) {
                    open.victim().closeQuietly();
                }
            }
            case null -> {}
        }
        signal(state.dispatch());
    }

    private void changing(Runnable change) {
        lock.lock();
        try {
            change.run();
            signal(state.dispatch());
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLTransientConnectionException("The connection pool is closed", "57P01");
        }
    }

    private static void wake(@Nullable Waiter waiter) {
        if (waiter != null) {
            waiter.ready.signal();
        }
    }

    private static void signal(List<Waiter> waiters) {
        waiters.forEach(waiter -> waiter.ready.signal());
    }

    private SQLTransientConnectionException timeout(TenantId tenant) {
        var use = state.use();
        return new SQLTransientConnectionException(
                ("Brand %s got no connection within %d ms: it holds %d of its %d, its cell %d of"
                                + " %d, all brands %d of %d, %d are being opened, %d callers wait")
                        .formatted(
                                tenant,
                                limits.acquireTimeout().toMillis(),
                                state.held(tenant),
                                limits.perBrand(),
                                state.heldByCellOf(tenant),
                                limits.perCell(),
                                use.active() + use.idle() + use.opening(),
                                limits.budget(),
                                use.opening(),
                                use.waiting()),
                "08001");
    }
}
