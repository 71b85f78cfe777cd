package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.periodic.PeriodicWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Tells, for as long as this process lives, that it runs and of which release it is. It begins
/// before the process serves and ends after it did.
public final class InstanceBeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InstanceBeat.class);
    private static final Duration BEAT = Duration.ofSeconds(10);

    /// After the templates, whose targets the beat names.
    private static final int AFTER_TEMPLATES = DatabaseTemplates.BEFORE_WEB_SERVER + 1;

    private final TenantDatabases databases;
    private final String release;
    private final Duration beat;
    private final UUID instance = UUID.randomUUID();
    private @Nullable PeriodicWork work;

    /// @param release as operators know it, such as `1.4.0`
    public InstanceBeat(TenantDatabases databases, String release) {
        this(databases, release, BEAT);
    }

    InstanceBeat(TenantDatabases databases, String release, Duration beat) {
        this.databases = databases;
        this.release = release;
        this.beat = beat;
    }

    @Override
    public synchronized void start() {
        try {
            databases.seen(instance, release);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The control database can't be told that this process runs: " + e.getMessage(),
                    e);
        }
        work = PeriodicWork.start("instance-beat", beat, () -> databases.seen(instance, release));
    }

    @Override
    public synchronized void stop() {
        var beating = work;
        work = null;
        if (beating == null) {
            return;
        }
        beating.close();
        try {
            databases.ended(instance);
        } catch (SQLException e) {
            log.debug("The control database learns by itself that this process has ended", e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return work != null;
    }

    @Override
    public int getPhase() {
        return AFTER_TEMPLATES;
    }
}
