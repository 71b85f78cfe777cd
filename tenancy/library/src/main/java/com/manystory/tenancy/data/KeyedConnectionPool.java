package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One pool over the databases of all brands, because PostgreSQL can't move a session to another
/// database: a hard budget of connections, a cap per brand, few opens at a time, idle connections
/// given up least recently used first, and brands served in turn when they must wait.
public final class KeyedConnectionPool implements AutoCloseable {

    private final PoolLimits limits;
    private final ConnectionOpener opener;
    private final PoolListener listener;
    private final LongSupplier clock;
    private final PoolGate gate;
    private final WaitDeadlines deadlines;

    public KeyedConnectionPool(PoolLimits limits, ConnectionOpener opener, PoolListener listener) {
        this(limits, opener, listener, System::nanoTime);
    }

    KeyedConnectionPool(
            PoolLimits limits, ConnectionOpener opener, PoolListener listener, LongSupplier clock) {
        this.limits = limits;
        this.opener = opener;
        this.listener = listener;
        this.clock = clock;
        this.gate = new PoolGate(limits, listener, clock);
        this.deadlines =
                new WaitDeadlines(
                        limits.acquireTimeout(), () -> gate.endOverdueWaits(clock.getAsLong()));
    }

    /// Lends a connection to the brand's database, in autocommit mode; closing gives it back.
    ///
    /// @throws SQLTransientConnectionException when none becomes free in time
    public Connection borrow(TenantId tenant) throws SQLException {
        var lane = opener.lane(tenant);
        var deadline = clock.getAsLong() + limits.acquireTimeout().toNanos();
        while (true) {
            var connection =
                    switch (gate.acquire(tenant, lane, deadline)) {
                        case Grant.Reuse reuse -> tested(reuse.connection());
                        case Grant.Open open -> open(tenant, open);
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
        gate.retire(connection -> connection.tenant.equals(tenant))
                .forEach(PooledConnection::closeQuietly);
    }

    /// Follows a change of the brand: connections to a cell that it isn't on any more, or begun by
    /// a password that was changed, are closed now if they are idle, and when they are given back
    /// if they are in use.
    public void follow(TenantId tenant) {
        gate.retire(connection -> connection.tenant.equals(tenant) && isOutdated(connection))
                .forEach(PooledConnection::closeQuietly);
    }

    /// How the pool is used now.
    public PoolUse use() {
        return gate.use();
    }

    @Override
    public void close() {
        deadlines.close();
        gate.close().forEach(PooledConnection::closeQuietly);
    }

    /// Closes what has been idle or alive for too long.
    void closeOutdated() {
        var now = clock.getAsLong();
        gate.removeIdle(connection ->
                        connection.isExpired(now)
                                || now - connection.idleSince >= limits.idleTimeout().toNanos())
                .forEach(PooledConnection::closeQuietly);
    }

    /// Connections held for longer than the limit, each reported once.
    List<PooledConnection> leaks() {
        return gate.leaks(clock.getAsLong());
    }

    private @Nullable PooledConnection tested(PooledConnection connection) {
        var now = clock.getAsLong();
        var idle = now - connection.idleSince >= limits.validateAfter().toNanos();
        if (connection.isExpired(now)
                || connection.retired
                || isOutdated(connection)
                || (idle && !connection.isAlive())) {
            drop(connection);
            return null;
        }
        listener.hit(connection.tenant);
        return connection;
    }

    /// A new connection, or null when the brand was moved while it was opened.
    private @Nullable PooledConnection open(TenantId tenant, Grant.Open granted)
            throws SQLException {
        var victim = granted.victim();
        if (victim != null) {
            listener.evicted(victim.tenant);
            victim.closeQuietly();
        }
        var started = clock.getAsLong();
        PooledConnection connection = null;
        try {
            var opened = opener.open(tenant);
            if (!isOn(opened.login().cell(), tenant)) {
                opened.connection().close();
                return null;
            }
            var now = clock.getAsLong();
            connection = new PooledConnection(tenant, opened, now, limits.maxLifetime().toNanos());
            listener.opened(tenant, Duration.ofNanos(now - started));
            return connection;
        } finally {
            if (connection == null) {
                gate.openFailed(tenant, granted.lane());
            } else {
                gate.opened(connection, granted.lane());
                // Whoever follows a change from now on finds it; a change before wasn't followed.
                if (isOutdated(connection)) {
                    connection.retired = true;
                }
            }
        }
    }

    private boolean isOutdated(PooledConnection connection) {
        try {
            return !connection.login.isGoodFor(opener.login(connection.tenant));
        } catch (SQLException e) {
            // The brand is gone.
            return true;
        }
    }

    private boolean isOn(String cell, TenantId tenant) {
        try {
            return cell.equals(opener.login(tenant).cell());
        } catch (SQLException e) {
            // The brand is gone.
            return false;
        }
    }

    private void giveBack(PooledConnection connection) {
        connection.borrower = null;
        var now = clock.getAsLong();
        listener.givenBack(connection.tenant, Duration.ofNanos(now - connection.borrowedAt));
        if (!connection.reset(now) || !gate.giveBack(connection, now)) {
            drop(connection);
        }
    }

    private void drop(PooledConnection connection) {
        connection.closeQuietly();
        gate.discard(connection);
    }
}
