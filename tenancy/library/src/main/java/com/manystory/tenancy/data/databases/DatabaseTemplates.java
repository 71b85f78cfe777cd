package com.manystory.tenancy.data.databases;

import java.sql.SQLException;
import org.springframework.context.SmartLifecycle;

/// Prepares the templates when the service starts, before it serves. The brands' databases stay as
/// they are: the control plane has them migrated, a few at first (docs/migrations.md).
public final class DatabaseTemplates implements SmartLifecycle {

    static final int BEFORE_WEB_SERVER = -1000;

    private final TenantDatabases databases;
    private volatile boolean running;

    public DatabaseTemplates(TenantDatabases databases) {
        this.databases = databases;
    }

    @Override
    public void start() {
        try {
            databases.prepareTemplates();
            running = true;
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
}
