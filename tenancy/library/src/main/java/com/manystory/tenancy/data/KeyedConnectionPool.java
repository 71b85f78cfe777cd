package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.ConnectionOpener.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One pool over the databases of all brands, because PostgreSQL can't move a session to another
/// database: a hard budget of connections, a cap per brand, few opens at a time, idle connections
/// given up least recently used first, and brands served in turn when they must wait.
public final class KeyedConnectionPool implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final PoolLimits limits;
    private final ConnectionOpener opener;
    private final PoolListener listener;
    private final LongSupplier clock;
    private final PoolState state;
    private boolean closed;

    public KeyedConnectionPool(PoolLimits limits, ConnectionOpener opener, PoolListener listener) {
        this(limits, opener, listener, System::nanoTime);
    }

    KeyedConnectionPool(
            PoolLimits limits, ConnectionOpener opener, PoolListener listener, LongSupplier clock) {
        this.limits = limits;
        this.opener = opener;
        this.listener = listener;
        this.clock = clock;
        this.state = new PoolState(limits);
    }

    /// Lends a connection to the brand's database, in autocommit mode; closing gives it back.
    ///
    /// @throws SQLTransientConnectionException when none becomes free in time
    public Connection borrow(TenantId tenant) throws SQLException {
        var lane = opener.lane(tenant);
        var deadline = clock.getAsLong() + limits.acquireTimeout().toNanos();
        while (true) {
            var connection =
                    switch (acquire(tenant, lane, deadline)) {
                        case Grant.Reuse reuse -> tested(reuse.connection());
                        case Grant.Open open -> open(tenant, lane, open.victim());
                    };
            if (connection != null) {
                connection.borrowedAt = clock.getAsLong();
                connection.borrower = Thread.currentThread();
                connection.leakReported = false;
                return ConnectionHandle.of(connection, this::giveBack);
            }
        }
    }

    /// Closes the brand's idle connections now, and those in use when they are given back.
    public void evict(TenantId tenant) {
        List<PooledConnection> removed;
        lock.lock();
        try {
            removed = state.removeIdle(connection -> connection.tenant.equals(tenant));
            state.active().stream()
                    .filter(connection -> connection.tenant.equals(tenant))
                    .forEach(connection -> connection.retired = true);
            signal(state.dispatch());
        } finally {
            lock.unlock();
        }
        removed.forEach(PooledConnection::closeQuietly);
    }

    /// How the pool is used now.
    public PoolUse use() {
        lock.lock();
        try {
            return state.use();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        List<PooledConnection> removed;
        lock.lock();
        try {
            closed = true;
            removed = state.removeIdle(connection -> true);
            signal(state.waiters());
        } finally {
            lock.unlock();
        }
        removed.forEach(PooledConnection::closeQuietly);
    }

    /// Closes what has been idle or alive for too long.
    void closeOutdated() {
        var now = clock.getAsLong();
        List<PooledConnection> removed;
        lock.lock();
        try {
            removed =
                    state.removeIdle(connection ->
                            connection.isExpired(now)
                                    || now - connection.idleSince
                                            >= limits.idleTimeout().toNanos());
            signal(state.dispatch());
        } finally {
            lock.unlock();
        }
        removed.forEach(PooledConnection::closeQuietly);
    }

    /// Connections held for longer than the limit, each reported once.
    List<PooledConnection> leaks() {
        var now = clock.getAsLong();
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

    private Grant acquire(TenantId tenant, Lane lane, long deadline) throws SQLException {
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

    private Grant await(TenantId tenant, Lane lane, long started, long deadline)
            throws SQLException {
        var waiter = new Waiter(tenant, lock.newCondition(), started);
        state.enqueue(waiter, lane);
        try {
            for (var left = deadline - started; waiter.grant == null; ) {
                if (left <= 0) {
                    listener.timedOut(tenant);
                    throw timeout(tenant);
                }
                left = waiter.ready.awaitNanos(left);
                if (waiter.grant == null) {
                    requireOpen();
                }
            }
            listener.waited(tenant, Duration.ofNanos(clock.getAsLong() - started));
            return waiter.grant;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            undo(waiter.grant, tenant, lane);
            throw new SQLTransientConnectionException(
                    "Interrupted while brand %s waited for a connection".formatted(tenant), e);
        } finally {
            state.cancel(waiter);
        }
    }

    private void undo(@Nullable Grant grant, TenantId tenant, Lane lane) {
        switch (grant) {
            case Grant.Reuse reuse -> wake(state.giveBack(reuse.connection(), clock.getAsLong()));
            case Grant.Open open -> {
                state.openFailed(tenant, lane);
                if (open.victim() != null) {
                    open.victim().closeQuietly();
                }
            }
            case null -> {}
        }
        signal(state.dispatch());
    }

    private @Nullable PooledConnection tested(PooledConnection connection) {
        var now = clock.getAsLong();
        var idle = now - connection.idleSince >= limits.validateAfter().toNanos();
        if (connection.isExpired(now) || connection.retired || (idle && !connection.isAlive())) {
            drop(connection);
            return null;
        }
        listener.hit(connection.tenant);
        return connection;
    }

    private PooledConnection open(TenantId tenant, Lane lane, @Nullable PooledConnection victim)
            throws SQLException {
        if (victim != null) {
            listener.evicted(victim.tenant);
            victim.closeQuietly();
        }
        var started = clock.getAsLong();
        PooledConnection connection = null;
        try {
            var physical = opener.open(tenant);
            var now = clock.getAsLong();
            connection =
                    new PooledConnection(tenant, physical, now, limits.maxLifetime().toNanos());
            listener.opened(tenant, Duration.ofNanos(now - started));
            return connection;
        } finally {
            lock.lock();
            try {
                if (connection == null) {
                    state.openFailed(tenant, lane);
                } else {
                    state.opened(connection, lane);
                }
                signal(state.dispatch());
            } finally {
                lock.unlock();
            }
        }
    }

    private void giveBack(PooledConnection connection) {
        connection.borrower = null;
        var now = clock.getAsLong();
        if (!connection.reset(now)) {
            drop(connection);
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                wake(state.giveBack(connection, now));
                signal(state.dispatch());
                return;
            }
        } finally {
            lock.unlock();
        }
        drop(connection);
    }

    private void drop(PooledConnection connection) {
        connection.closeQuietly();
        lock.lock();
        try {
            state.discard(connection);
            signal(state.dispatch());
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("The connection pool is closed", "08003");
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
                ("Brand %s got no connection within %d ms: it holds %d of its %d, all brands %d of"
                                + " %d, %d are being opened, %d callers wait")
                        .formatted(
                                tenant,
                                limits.acquireTimeout().toMillis(),
                                state.held(tenant),
                                limits.perBrand(),
                                use.active() + use.idle() + use.opening(),
                                limits.budget(),
                                use.opening(),
                                use.waiting()),
                "08001");
    }
}
