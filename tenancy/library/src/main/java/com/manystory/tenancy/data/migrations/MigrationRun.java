package com.manystory.tenancy.data.migrations;

import static org.flywaydb.core.api.MigrationState.IGNORED;

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
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/// Brings one database to a target, by Flyway.
final class MigrationRun {

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
        forgetFailures();
        var all = settings(files).load().info();
        var unapplied =
                Arrays.stream(all.all())
                        .filter(info -> info.getState().isResolved())
                        .filter(info -> !info.getState().isApplied())
                        .map(MigrationInfo::getVersion)
                        .collect(Collectors.toSet());
        var wanted = files.stream().filter(file -> contract || !isLeft(file, unapplied)).toList();
        var flyway = settings(wanted).load();
        if (isLate(flyway)) {
            flyway = settings(wanted).outOfOrder(true).load();
        }
        var result = flyway.migrate();
        var from = all.current() == null ? "" : String.valueOf(all.current().getVersion());
        var now = flyway.info().current();
        return new Migrated(
                from,
                now == null ? "" : String.valueOf(now.getVersion()),
                result.migrationsExecuted,
                wanted.size() == files.size());
    }

    private static boolean isLeft(MigrationFile file, Set<MigrationVersion> unapplied) {
        return file.isContract()
                && unapplied.contains(MigrationVersion.fromVersion(file.migration().version()));
    }

    private FluentConfiguration settings(Collection<MigrationFile> files) {
        // Future migrations are ignored, because an older instance may start during a rollout. The
        // lock is held by a session: one held by a transaction would keep an index from ever being
        // made concurrently.
        return Flyway.configure()
                .dataSource(database)
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

    /// What ran outside a transaction and failed left a mark that would keep Flyway from trying it
    /// again; such a migration can be repeated (see docs/migrations.md).
    private void forgetFailures() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    do $$ begin
                        if to_regclass('flyway_schema_history') is not null then
                            delete from flyway_schema_history where not success;
                        end if;
                    end $$
                    """);
        }
    }

    /// Whether a migration comes after one with a higher version: the library's own (version 0.x)
    /// do in a database that is older than they are, and what was left for later does.
    private static boolean isLate(Flyway flyway) {
        return Arrays.stream(flyway.info().all()).anyMatch(info -> info.getState() == IGNORED);
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
