package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Databases that are behind the release.
class DatabaseMigrationsIT extends DatabasesTest {

    @Test
    void upgradesADatabaseThatLacksMigrations() throws SQLException {
        databases.ensure(brand);
        updateBrand("drop table note");
        updateBrand("delete from flyway_schema_history where version = '001'");
        update(
                "vault_control",
                "update brand_database set fingerprint = 'old' where brand_id = '%s'");

        assertThat(isOutdated()).isTrue();
        migrate();

        assertThat(isOutdated()).isFalse();
        write("after");
        assertThat(notes()).isEqualTo("1");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void upgradesADatabaseThatIsOlderThanTheLibrarysOwnMigrations(CapturedOutput output)
            throws SQLException {
        databases.ensure(brand);
        assertThat(output).doesNotContain("outOfOrder");
        updateBrand("drop table inbox");
        updateBrand("drop table outbox");
        updateBrand("delete from flyway_schema_history where version = '0.002'");
        update(
                "vault_control",
                "update brand_database set fingerprint = 'old' where brand_id = '%s'");

        migrate();

        assertThat(ask(names.brand(brand.id()), "select count(*) from outbox")).isEqualTo("0");
        assertThat(output).contains("outOfOrder");
    }

    private boolean isOutdated() throws SQLException {
        return databases.migrations().status(false).outdated().stream()
                .anyMatch(outdated -> outdated.brand().equals(brand.id()));
    }

    private void migrate() throws SQLException {
        var migrations = databases.migrations();
        var target = migrations.target(migrations.status(false).expanded().fingerprint());
        assertThat(migrations.migrate(brand.id(), target.orElseThrow()).outcome())
                .isEqualTo(MigrationResult.Outcome.MIGRATED);
    }

    @Test
    void makesNoTemplateAgainWhenNothingChanged() throws SQLException {
        update("vault_control", "update template_database set migrated_at = 'epoch'");

        databases.prepareTemplates();

        assertThat(ask("vault_control", "select min(migrated_at) = 'epoch' from template_database"))
                .isEqualTo("t");
    }
}
