package com.manystory.tenancy.data;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the databases are, and how many connections may be open to them.
///
/// @param cells the database clusters by name; a brand's databases live on the one it is placed on
/// @param service the short name that databases and roles of this service start with, such as
///   `catalog`; absent, it is taken from `manystory.internal.name` or the application's name
/// @param controlCell the cell of the control database; absent, the only cell or `local`
/// @param controlDatabase the database of the service itself, owned by the provisioner
/// @param controlConnections the most connections to the control database, 4 to 50; work on brands'
///   databases leaves two of them to everything else
/// @param credentialsKey 32 random bytes in Base64, from which the passwords of brand roles derive
/// @param brandDatabases whether this service keeps a database per brand
/// @param appendOnly tables of the brands' databases, in the schema `public`, that the brands'
///   roles may read and add rows to and nothing else; migrations can't change them any more
/// @param budget the most connections of this process over all brands, 1 to 2000
/// @param budgetPerCell the most connections of this process to one cell, so that one that hangs
///   leaves some to the others; absent, half of the budget when there are several cells
/// @param claimWait how long a process waits at start for room on a database server, before it
///   gives up because all processes together might open more connections than the server admits
/// @param perBrand the most connections of one brand; about the database's cores
/// @param opensPerCore the most connections that this process opens at a time, per core of a cell;
///   those of all processes add up, so lower it where there are many
/// @param opensAlarm the connections opened a second by all processes together, per core of a cell,
///   beyond which the pool raises its alarm; halve it where connections are encrypted
/// @param acquireTimeout how long a caller waits for a connection
/// @param openTimeout how long opening one may take
/// @param statementTimeout after how long the server cancels a statement of a brand; a transaction
///   may set another with `set local statement_timeout`, up to the socket's
/// @param socketTimeout after how long without an answer a brand's connection counts as dead, or a
///   statement about databases and roles is given up; longer than any statement may take
/// @param workTimeout after how long without an answer a statement of a migration, a move or other
///   work on databases is given up; longer than any may take, such as one that makes an index. On a
///   server that answers nobody they are given up after the socket's timeout
/// @param maxLifetime the age at which a connection is replaced
/// @param idleTimeout how long a connection is kept unused
/// @param validateAfter the idle time after which a connection is tested before it is handed out
/// @param earlierSessionsGrace how long sessions that a brand's password opened may go on after it
///   was changed, before the server ends them
/// @param leakAfter how long one may be held before a warning is logged
/// @param migrationLockTimeout how long a migration waits for a lock, which is how long it may keep
///   a brand's statements waiting behind it
@Validated
@ConfigurationProperties("manystory.data")
public record DataProperties(
        @NotEmpty Map<String, @Valid Cell> cells,
        @Nullable String service,
        @Nullable String controlCell,
        @NotBlank String controlDatabase,
        @Min(4) @Max(50) @DefaultValue("5") int controlConnections,
        @NotBlank String credentialsKey,
        @DefaultValue("true") boolean brandDatabases,
        @DefaultValue List<String> appendOnly,
        @Min(1) @Max(2000) @DefaultValue("40") int budget,
        @Min(1) @Nullable Integer budgetPerCell,
        @DefaultValue("15s") Duration claimWait,
        @Min(1) @DefaultValue("2") int perBrand,
        @Min(1) @DefaultValue("2") int opensPerCore,
        @Min(1) @DefaultValue("35") int opensAlarm,
        @DefaultValue("2s") Duration acquireTimeout,
        @DefaultValue("5s") Duration openTimeout,
        @DefaultValue("30s") Duration statementTimeout,
        @DefaultValue("60s") Duration socketTimeout,
        @DefaultValue("1h") Duration workTimeout,
        @DefaultValue("30m") Duration maxLifetime,
        @DefaultValue("10m") Duration idleTimeout,
        @DefaultValue("500ms") Duration validateAfter,
        @DefaultValue("1m") Duration earlierSessionsGrace,
        @DefaultValue("60s") Duration leakAfter,
        @DefaultValue("1s") Duration migrationLockTimeout) {

    /// The most connections of this process to one cell.
    public int mostPerCell() {
        if (budgetPerCell != null) {
            return Math.min(budgetPerCell, budget);
        }
        return cells.size() > 1 ? Math.ceilDiv(budget, 2) : budget;
    }

    /// The cell that holds the control database.
    public Cell control() {
        if (controlCell == null && cells.size() == 1) {
            return cells.values().iterator().next();
        }
        var name = controlCell == null ? "local" : controlCell;
        var cell = cells.get(name);
        if (cell == null) {
            throw new IllegalStateException(
                    "manystory.data.control-cell is %s, but there is no such cell".formatted(name));
        }
        return cell;
    }

    /// One database cluster.
    ///
    /// @param host its host name
    /// @param port its port
    /// @param adminDatabase the database to connect to for creating others
    /// @param user the provisioner's role: it may create databases and roles, and isn't a superuser
    /// @param password the provisioner's password
    /// @param cores the cores of the database server
    /// @param sslMode the driver's `sslmode`, such as `verify-full`; absent, the driver's default
    /// @param tier who may be placed on it; only tenant-service, which places brands, looks at it
    public record Cell(
            @NotBlank String host,
            @Min(1) @Max(65535) @DefaultValue("5432") int port,
            @DefaultValue("postgres") String adminDatabase,
            @NotBlank String user,
            @NotBlank String password,
            @Min(1) @DefaultValue("2") int cores,
            @Nullable String sslMode,
            @DefaultValue("pooled") Tier tier) {

        /// Who may be placed on a cell.
        public enum Tier {
            /// Any number of brands.
            POOLED,
            /// One brand at a time.
            DEDICATED
        }

        /// The JDBC address of one of the cell's databases.
        public String url(String database) {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
        }

        @Override
        public String toString() {
            return "Cell[%s@%s:%d]".formatted(user, host, port);
        }
    }
}
