package com.manystory.tenancy.data.migrations;

import com.manystory.tenancy.data.server.SideConnections;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// Brings one database to a target, by Flyway.
final class MigrationRun {

    private static final long CONNECT_MILLIS = 5_000;

    private final DataSource database;
    private final @Nullable String role;
    private final Duration lockTimeout;

    /// @param role the role that shall own what is made, or null for the connection's own
    /// @param lockTimeout how long a statement waits for a lock, while those behind it wait as well
    MigrationRun(DataSource database, @Nullable String role, Duration lockTimeout) {
        this.database = database;
        this.role = role;
        this.lockTimeout = lockTimeout;
    }

    /// Applies what is lacking.
    ///
    /// @param contract whether also what takes away from older releases
    Migrated run(Collection<MigrationFile> files, boolean contract) throws SQLException {
        if (files.isEmpty()) {
            return new Migrated("", "", 0, true);
        }
        // Flyway opens a connection for each thing that it looks at.
        try (var connections = connections()) {
            return run(connections, files, contract);
        }
    }

    private Migrated run(DataSource connections, Collection<MigrationFile> files, boolean contract)
            throws SQLException {
        var everything = settings(connections, files).load();
        var before = everything.info();
        if (Arrays.stream(before.all()).anyMatch(info -> info.getState().isFailed())) {
            forgetFailures(connections);
            before = everything.info();
        }
        var unapplied =
                Arrays.stream(before.all())
                        .filter(info -> info.getState().isResolved())
                        .filter(info -> !info.getState().isApplied())
                        .toList();
        var left =
                files.stream()
                        .filter(file -> !contract && file.isContract())
                        .map(MigrationRun::version)
                        .filter(versions(unapplied)::contains)
                        .collect(Collectors.toSet());
        var wanted = files.stream().filter(file -> !left.contains(version(file))).toList();
        var result =
                settings(connections, wanted).outOfOrder(isLate(unapplied, left)).load().migrate();
        var from = before.current() == null ? "" : String.valueOf(before.current().getVersion());
        return new Migrated(
                from,
                result.targetSchemaVersion == null ? from : result.targetSchemaVersion,
                result.migrationsExecuted,
                left.isEmpty());
    }

    private FluentConfiguration settings(DataSource connections, Collection<MigrationFile> files) {
        // Future migrations are ignored, because an older instance may start during a rollout. The
        // lock is held by a session: one held by a transaction would keep an index from ever being
        // made concurrently.
        return Flyway.configure()
                .dataSource(connections)
                .resourceProvider(new Files(files))
                .javaMigrationClassProvider(List::of)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .ignoreMigrationPatterns("*:future")
                .initSql(
                        "set lock_timeout = %d%s"
                                .formatted(
                                        lockTimeout.toMillis(),
                                        role == null ? "" : "; set role " + role))
                .loggers("slf4j");
    }

    private HikariDataSource connections() {
        var config = new HikariConfig();
        config.setPoolName("migration");
        config.setDataSource(database);
        config.setMaximumPoolSize(SideConnections.MIGRATING);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// What ran outside a transaction and failed left a mark that would keep Flyway from trying it
    /// again; such a migration can be repeated (see docs/migrations.md).
    private static void forgetFailures(DataSource connections) throws SQLException {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from flyway_schema_history where not success");
        }
    }

    /// Whether one comes after another with a higher version: the library's own (version 0.x) do in
    /// a database that is older than they are, and what was left for later does.
    private static boolean isLate(Collection<MigrationInfo> unapplied, Set<MigrationVersion> left) {
        return unapplied.stream()
                .filter(info -> !left.contains(info.getVersion()))
                .anyMatch(info -> info.getState() == MigrationState.IGNORED);
    }

    private static Set<MigrationVersion> versions(Collection<MigrationInfo> migrations) {
        return migrations.stream().map(MigrationInfo::getVersion).collect(Collectors.toSet());
    }

    private static MigrationVersion version(MigrationFile file) {
        return MigrationVersion.fromVersion(file.migration().version());
    }

    /// What was done.
    ///
    /// @param from the version before, or empty
    /// @param to the version after, or empty
    /// @param applied how many migrations were applied
    /// @param complete whether nothing was left for a rollout of contract migrations
    record Migrated(String from, String to, int applied, boolean complete) {}

    /// Flyway would look through the class path for each database.
    private record Files(Collection<MigrationFile> files) implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return files.stream()
                    .filter(f -> f.getFilename().equals(name))
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return files.stream()
                    .filter(file -> file.getFilename().startsWith(prefix))
                    .filter(file -> Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
                    .map(LoadableResource.class::cast)
                    .toList();
        }
    }
}
