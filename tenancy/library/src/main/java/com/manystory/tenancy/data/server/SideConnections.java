package com.manystory.tenancy.data.server;

import com.manystory.tenancy.data.DataProperties;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// The connections that a process has open to one database server beside its pool, to make,
/// migrate, move and replace databases: never more than it claims there.
public final class SideConnections {

    private static final Logger log = LoggerFactory.getLogger(SideConnections.class);

    /// How many pooled ones each cell keeps for statements about databases and roles.
    public static final int ADMINISTRATIVE = 2;

    /// Databases that are made, migrated or erased at a time.
    public static final int WORKED_ON = 2;

    /// What migrating one database takes: one that holds the lock, one that migrates.
    public static final int MIGRATING = 2;

    /// What replacing a database takes, of which there is one at a time: a lock beside a migration.
    private static final int REPLACING = 1 + MIGRATING;

    /// What a step of a move takes, of which there is one at a time: both sides, or a migration.
    private static final int MOVING = 2;

    private final Semaphore free;
    private final Duration patience;
    private final Duration limit;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    /// @param most the most that are open at a time
    /// @param patience how long one waits for another to be closed
    /// @param limit after how long without an answer a statement is given up
    public SideConnections(int most, Duration patience, Duration limit) {
        this.free = new Semaphore(most, true);
        this.patience = patience;
        this.limit = limit;
    }

    /// The most that a process with these settings may have open to any server, without those that
    /// are [pooled][#ADMINISTRATIVE].
    public static int most(DataProperties settings) {
        var isMoving = settings.cells().size() > 1;
        return WORKED_ON * MIGRATING + REPLACING + (isMoving ? MOVING : 0);
    }

    /// Breaks off all that are open: whoever waits for an answer over one is told that the
    /// connection failed.
    ///
    /// @return how many were open
    public int breakOff() {
        var broken = List.copyOf(open);
        for (var connection : broken) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.warn("A connection can't be broken off: {}", e.toString());
            }
        }
        return broken.size();
    }

    /// The source's connections, each of which counts until it is closed. The source's own socket
    /// timeout is for opening them.
    public DataSource counted(DataSource source) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                take();
                Connection opened = null;
                try {
                    opened = source.getConnection();
                    opened.setNetworkTimeout(Runnable::run, Math.toIntExact(limit.toMillis()));
                    return handle(opened);
                } catch (SQLException | RuntimeException e) {
                    failed(opened);
                    throw e;
                }
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                throw new SQLException("Connections are opened as the provisioner only");
            }
        };
    }

    private void failed(@Nullable Connection opened) throws SQLException {
        try {
            if (opened != null) {
                opened.close();
            }
        } finally {
            free.release();
        }
    }

    private void take() throws SQLException {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException(
                "All connections that are claimed beside the pool are in use", "08001");
    }

    private Connection handle(Connection opened) {
        var counts = new AtomicBoolean(true);
        open.add(opened);
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            try {
                                return method.invoke(opened, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            } finally {
                                var ends =
                                        method.getName().equals("close")
                                                || method.getName().equals("abort");
                                if (ends && counts.compareAndSet(true, false)) {
                                    open.remove(opened);
                                    free.release();
                                }
                            }
                        });
    }
}
