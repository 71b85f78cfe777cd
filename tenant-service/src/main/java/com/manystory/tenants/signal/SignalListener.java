package com.manystory.tenants.signal;

import com.manystory.tenancy.data.DataProperties;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Listens, on a connection of its own, for the signals of other instances. While it can't, waiters
/// find changes by looking at the database by themselves.
@Component
class SignalListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SignalListener.class);
    private static final int POLL_MILLIS = 30_000;

    private final DataProperties properties;
    private final RegistrySignal signal;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final AtomicReference<@Nullable Connection> open = new AtomicReference<>();

    SignalListener(DataProperties properties, RegistrySignal signal) {
        this.properties = properties;
        this.signal = signal;
    }

    @Override
    public void start() {
        thread.set(Thread.ofVirtual().name("registry-signals").start(this::run));
    }

    private void run() {
        while (isRunning()) {
            try (var connection = connect()) {
                open.set(connection);
                listen(connection);
            } catch (SQLException e) {
                if (isRunning()) {
                    LOG.warn("Not hearing other instances, trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var cell = properties.control();
        return DriverManager.getConnection(
                cell.url(properties.controlDatabase()), cell.user(), cell.password());
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + RegistrySignal.CHANNEL);
        }
        // What was said while nobody listened.
        signal.wake();
        var postgres = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            var notifications = postgres.getNotifications(POLL_MILLIS);
            if (notifications == null || notifications.length == 0) {
                try (var statement = connection.createStatement()) {
                    // Notices a connection that died silently.
                    statement.execute("SELECT 1");
                }
                continue;
            }
            for (var notification : notifications) {
                signal.heard(notification.getParameter());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = thread.getAndSet(null);
        var connection = open.getAndSet(null);
        try {
            if (connection != null) {
                connection.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug("Closing the connection for signals", e);
        }
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.get() != null;
    }
}
