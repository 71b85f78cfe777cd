package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.databases.MigrationStatus.Outdated;
import com.manystory.tenancy.data.migrations.Migrations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/// Releases of a service that has a database of the first one.
abstract class ReleasesTest extends DatabasesTest {

    private final List<TenantDatabases> opened = new ArrayList<>();

    ReleasesTest() {
        // Later releases change the template as well, so each test has a service of its own.
        super("fleet" + newId().substring(1, 6).replaceAll("[^a-z0-9]", "x"));
    }

    @AfterEach
    void closeReleases() {
        opened.forEach(TenantDatabases::close);
    }

    final TenantDatabases release(String... folders) throws SQLException {
        var release = open(databases(step -> {}, migrations(folders)));
        release.prepareTemplates();
        return release;
    }

    final TenantDatabases open(TenantDatabases release) {
        opened.add(release);
        return release;
    }

    static Migrations migrations(String... folders) {
        var all = new ArrayList<>(List.of("db/tenancy", "db/notes"));
        all.addAll(List.of(folders));
        return Migrations.in(all.toArray(String[]::new));
    }

    final MigrationResult migrate(TenantDatabases release) {
        return to(release, status(release).expanded(), brand.id());
    }

    final MigrationResult contract(TenantDatabases release) {
        return to(release, status(release).whole(), brand.id());
    }

    static MigrationResult to(
            TenantDatabases release, MigrationStatus.Target target, TenantId tenant) {
        var migrations = release.migrations();
        return migrations.migrate(tenant, migrations.target(target.fingerprint()).orElseThrow());
    }

    final Optional<Outdated> behind(TenantDatabases release) {
        return status(release).outdated().stream()
                .filter(outdated -> outdated.brand().equals(brand.id()))
                .findFirst();
    }

    static MigrationStatus status(TenantDatabases release) {
        try {
            return release.migrations().status(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    final String labels() throws SQLException {
        return ask(
                names.brand(brand.id()),
                """
                select count(*) from information_schema.columns
                where table_name = 'note' and column_name = 'label'
                """);
    }
}
