package com.manystory.tenancy.data.server;

import com.manystory.tenancy.data.DataProperties;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// The connections that a process has open to one database server beside its pool, to make,
/// migrate, move and replace databases: never more than it claims there.
public final class SideConnections {

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

    /// @param most the most that are open at a time
    /// @param patience how long one waits for another to be closed
    public SideConnections(int most, Duration patience) {
        this.free = new Semaphore(most, true);
        this.patience = patience;
    }

    /// The most that a process with these settings may have open to any server, without those that
    /// are [pooled][#ADMINISTRATIVE].
    public static int most(DataProperties settings) {
        var isMoving = settings.cells().size() > 1;
        return WORKED_ON * MIGRATING + REPLACING + (isMoving ? MOVING : 0);
    }

    /// The source's connections, each of which counts until it is closed.
    public DataSource counted(DataSource source) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                take();
                Connection opened = null;
                try {
                    opened = source.getConnection();
                    return handle(opened);
                } finally {
                    if (opened == null) {
                        free.release();
                    }
                }
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                throw new SQLException("Connections are opened as the provisioner only");
            }
        };
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
                                    free.release();
                                }
                            }
                        });
    }
}
