package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database of a cell that brands' databases are cloned from: migrated, and closed otherwise,
/// because PostgreSQL doesn't clone one that somebody is connected to.
final class TemplateDatabase {

    private static final Logger log = LoggerFactory.getLogger(TemplateDatabase.class);

    private final String cell;
    private final CellAdministration administration;
    private final String name;
    private final Migrations migrations;
    private final Duration lockTimeout;

    TemplateDatabase(
            String cell,
            CellAdministration administration,
            DatabaseNames names,
            Migrations migrations,
            Duration lockTimeout) {
        this.cell = cell;
        this.administration = administration;
        this.name = names.template();
        this.migrations = migrations;
        this.lockTimeout = lockTimeout;
    }

    /// The lock held alone while it is migrated, and together while it is cloned.
    String lock() {
        return "template/" + cell;
    }

    /// Makes it and brings it to the target, unless that was done before. What is in it belongs to
    /// a role of its own, so that everything in a clone can be reassigned and nothing else is.
    void ensure(ControlSession session, MigrationTarget target) throws SQLException {
        session.lock(lock());
        var found = administration.find(name);
        var recorded = session.records().templateFingerprint(cell);
        if (found.isPresent() && session.targets().isHeldBy(recorded, target)) {
            return;
        }
        var started = System.nanoTime();
        administration.ensureOwner(name);
        if (found.isEmpty()) {
            administration.execute(
                    """
                    create database %s template template0 encoding 'UTF8'
                    locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'
                    """
                            .formatted(quoted(name)));
        }
        administration.execute("revoke all on database %s from public".formatted(quoted(name)));
        administration.execute("grant create on database %1$s to %1$s".formatted(quoted(name)));
        allowConnections(true);
        try (var connection = administration.database(name).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("grant usage, create on schema public to " + quoted(name));
        }
        var done =
                migrations.migrate(
                        administration.database(name), quoted(name), lockTimeout, target);
        allowConnections(false);
        session.records().templateMigrated(cell, done.reached().fingerprint());
        log.info(
                "Template {} on cell {} migrated in {} ms",
                name,
                cell,
                (System.nanoTime() - started) / 1_000_000);
    }

    private void allowConnections(boolean allowed) throws SQLException {
        administration.execute(
                "alter database %s allow_connections %s".formatted(quoted(name), allowed));
    }
}
