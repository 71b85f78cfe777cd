package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.ConnectionOpener.Login;
import com.manystory.tenancy.data.ConnectionOpener.Opened;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A physical connection in the pool. It belongs to one brand, on one cell, for its whole life.
final class PooledConnection {

    private static final int VALIDATION_SECONDS = 1;

    final TenantId tenant;
    final Login login;
    final Connection physical;
    private final long expiresAt;
    private final int isolation;
    long idleSince;
    long borrowedAt;
    boolean leakReported;
    @Nullable Thread borrower;
    volatile boolean retired;
    volatile boolean isolationChanged;

    PooledConnection(TenantId tenant, Opened opened, long now, long lifetime) {
        this.tenant = tenant;
        this.login = opened.login();
        this.physical = opened.connection();
        this.isolation = Connection.TRANSACTION_READ_COMMITTED;
        // Spread over a tenth of the lifetime, or a burst of opens would come back as a burst.
        this.expiresAt = now + lifetime - ThreadLocalRandom.current().nextLong(lifetime / 10 + 1);
        this.idleSince = now;
    }

    boolean isExpired(long now) {
        return now - expiresAt >= 0;
    }

    boolean isAlive() {
        try {
            return physical.isValid(VALIDATION_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Undoes what the borrower changed.
    ///
    /// @return whether the connection can be used again
    boolean reset(long now) {
        try {
            if (retired || isExpired(now) || physical.isClosed()) {
                return false;
            }
            if (!physical.getAutoCommit()) {
                physical.rollback();
                physical.setAutoCommit(true);
            }
            if (physical.isReadOnly()) {
                physical.setReadOnly(false);
            }
            if (isolationChanged) {
                physical.setTransactionIsolation(isolation);
                isolationChanged = false;
            }
            physical.clearWarnings();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    void closeQuietly() {
        try {
            physical.close();
        } catch (SQLException e) {
            // It is being thrown away; the server closes its side as well.
        }
    }
}
