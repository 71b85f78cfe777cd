package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Prepares the templates when the service starts, before it serves; then migrates the brands'
/// databases in the background, a few at a time. One that fails stays as it is and is logged; the
/// others go on.
public final class DatabaseUpgrades implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseUpgrades.class);
    private static final int BEFORE_WEB_SERVER = -1000;

    private final TenantDatabases databases;
    private final Semaphore permits;
    private volatile boolean running;

    public DatabaseUpgrades(TenantDatabases databases, int parallel) {
        this.databases = databases;
        this.permits = new Semaphore(parallel);
    }

    @Override
    public void start() {
        try {
            databases.prepareTemplates();
            var outdated = databases.outdated();
            running = true;
            Thread.ofVirtual().name("database-upgrades").start(() -> outdated.forEach(this::fork));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The template databases can't be prepared: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_WEB_SERVER;
    }

    private void fork(TenantId tenant) {
        permits.acquireUninterruptibly();
        Thread.ofVirtual().name("upgrade-" + tenant).start(() -> upgrade(tenant));
    }

    private void upgrade(TenantId tenant) {
        try {
            if (running) {
                databases.upgrade(tenant);
            }
        } catch (SQLException | RuntimeException e) {
            log.error("The database of brand {} can't be upgraded", tenant, e);
        } finally {
            permits.release();
        }
    }
}
