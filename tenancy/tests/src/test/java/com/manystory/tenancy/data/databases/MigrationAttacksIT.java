package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.ABSENT;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.BUSY;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.CURRENT;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.FAILED;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.MIGRATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.data.databases.MigrationResult.Outcome;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// Migrations that are raced, blocked, refused or killed.
class MigrationAttacksIT extends ReleasesTest {

    @Test
    void migratesOnceThoughManyInstancesAreAsked() throws Exception {
        databases.ensure(brand);
        var instances = List.of(release("db/fleet/next"), release("db/fleet/next"));
        var outcomes = new ConcurrentLinkedQueue<Outcome>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            var instance = instances.get(i % 2);
            threads.add(Thread.ofVirtual().start(() -> outcomes.add(migrate(instance).outcome())));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(outcomes).hasSize(8).containsOnlyOnce(MIGRATED).doesNotContain(FAILED, ABSENT);
        assertThat(behind(instances.getFirst())).isEmpty();
    }

    @Test
    void givesWayToTheBrandsTransactionsAndIsDoneLater() throws SQLException {
        databases.ensure(brand);
        var next = release("db/fleet/next");
        try (var busy = EmbeddedPlatform.superuser(names.brand(brand.id()));
                var statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("select * from note");
            var began = System.nanoTime();

            var refused = migrate(next);

            assertThat(refused.outcome()).isEqualTo(BUSY);
            assertThat(refused.reason()).isEqualTo("DatabaseBusy");
            assertThat(refused.fix()).isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(settings.migrationLockTimeout().plusSeconds(8));
            assertThat(notes()).isEqualTo("0");
            busy.rollback();
        }

        assertThat(migrate(next).outcome()).isEqualTo(MIGRATED);
    }

    @Test
    void leavesNothingOfAMigrationThatFails() throws SQLException {
        databases.ensure(brand);
        write("a note of more than twenty letters");
        var strict = release("db/fleet/strict");

        var failed = migrate(strict);

        assertThat(failed.outcome()).isEqualTo(FAILED);
        assertThat(failed.reason()).isEqualTo("StatementRefused");
        assertThat(failed.message()).contains("short");
        assertThat(failed.fix()).isNotNull();
        assertThat(notes()).isEqualTo("1");
        assertThat(behind(strict)).isPresent();

        updateBrand("delete from note");
        assertThat(migrate(strict).outcome()).isEqualTo(MIGRATED);
    }

    @Test
    void repeatsAnIndexThatWasLeftInvalid() throws SQLException {
        databases.ensure(brand);
        write("twice");
        write("twice");
        var unique = release("db/fleet/unique");
        assertThat(migrate(unique).outcome()).isEqualTo(FAILED);
        assertThat(validIndexes()).isEqualTo("0");

        updateBrand("delete from note where id = 1");

        assertThat(migrate(unique).outcome()).isEqualTo(MIGRATED);
        assertThat(validIndexes()).isEqualTo("1");
    }

    @Test
    void goesOnAfterAKillBeforeItWasRecorded() throws SQLException {
        databases.ensure(brand);
        var dying =
                open(
                        databases(
                                step -> {
                                    if (step == ProvisioningStep.MIGRATED) {
                                        throw new Killed();
                                    }
                                },
                                migrations("db/fleet/next")));
        assertThatThrownBy(() -> migrate(dying)).isInstanceOf(Killed.class);

        var next = release("db/fleet/next");
        assertThat(behind(next)).isPresent();
        assertThat(migrate(next).outcome()).isEqualTo(CURRENT);
        assertThat(behind(next)).isEmpty();
    }

    private String validIndexes() throws SQLException {
        return ask(
                names.brand(brand.id()),
                """
                select count(*) from pg_index where indisvalid
                and indexrelid = to_regclass('note_differs')
                """);
    }

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;
    }
}
