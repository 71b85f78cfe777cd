package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.ABSENT;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.BUSY;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.CURRENT;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.MIGRATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.TestBrands;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A service's first release made the brand's database; later ones migrate it.
class BrandMigrationsIT extends ReleasesTest {

    @Test
    void tellsWhichDatabasesAreBehindAndMigratesThem() throws SQLException {
        databases.ensure(brand);
        assertThat(databases.migrations().status(true).outdated()).isEmpty();

        var next = release("db/fleet/next");
        var behind = behind(next).orElseThrow();
        assertThat(behind.version()).isEqualTo("001");
        assertThat(behind.contractOnly()).isFalse();
        assertThat(behind.bytes()).isGreaterThan(1_000_000);
        assertThat(next.migrations().status(false).databases()).isEqualTo(1);
        next.ensure(brand);
        assertThat(behind(next)).as("making sure of a database doesn't migrate it").isPresent();

        var result = migrate(next);

        assertThat(result.outcome()).isEqualTo(MIGRATED);
        assertThat(result.from()).isEqualTo("001");
        assertThat(result.to()).isEqualTo("003");
        assertThat(behind(next)).isEmpty();
        assertThat(migrate(next).outcome()).isEqualTo(CURRENT);
        assertThat(labels()).isEqualTo("1");
    }

    @Test
    void makesNewDatabasesWithWhatThisReleaseHas() throws SQLException {
        var next = release("db/fleet/next");

        next.ensure(brand);

        assertThat(behind(next)).isEmpty();
        assertThat(labels()).isEqualTo("1");
    }

    @Test
    void leavesADatabaseOfALaterReleaseAlone() throws SQLException {
        databases.ensure(brand);
        migrate(release("db/fleet/next"));

        var rolledBack = release();

        assertThat(behind(rolledBack)).isEmpty();
        assertThat(migrate(rolledBack).outcome()).isEqualTo(CURRENT);
        assertThat(behind(release("db/fleet/next"))).isEmpty();
    }

    @Test
    void leavesContractMigrationsUntilTheyAreAskedFor() throws SQLException {
        databases.ensure(brand);
        var latest = release("db/fleet/next", "db/fleet/contract");

        assertThat(migrate(latest).to()).isEqualTo("003");
        assertThat(behind(latest).orElseThrow().contractOnly()).isTrue();
        assertThat(labels()).isEqualTo("1");

        assertThat(contract(latest).to()).isEqualTo("004");
        assertThat(behind(latest)).isEmpty();
        assertThat(labels()).isEqualTo("0");
        var later = TestBrands.named(newId());
        registry.accept(later);
        latest.ensure(later);
        assertThat(latest.migrations().status(false).outdated())
                .as("the template was contracted as well")
                .isEmpty();
    }

    @Test
    void takesNothingAwayWhileAnInstanceRunsThatMayNeedIt() throws SQLException {
        databases.ensure(brand);
        var latest = release("db/fleet/next", "db/fleet/contract");
        migrate(latest);
        var older = new InstanceBeat(databases, "1.0.0", Duration.ofMillis(50));
        var newer = new InstanceBeat(latest, "2.0.0", Duration.ofMillis(50));
        older.start();
        newer.start();
        try {
            assertThat(status(latest).older()).containsExactly(new OlderRelease("1.0.0", 1));
            var held = contract(latest);
            assertThat(held.outcome()).isEqualTo(BUSY);
            assertThat(held.reason()).isEqualTo("OlderReleaseRuns");
            assertThat(held.message()).contains("1 of 1.0.0");
            assertThat(labels()).isEqualTo("1");
        } finally {
            older.stop();
        }

        assertThat(status(latest).older()).isEmpty();
        assertThat(contract(latest).outcome()).isEqualTo(MIGRATED);
        assertThat(labels()).isEqualTo("0");
        newer.stop();
    }

    @Test
    void forgetsAnInstanceThatWasKilledAfterAMinute() throws SQLException {
        databases.ensure(brand);
        var latest = release("db/fleet/next", "db/fleet/contract");
        databases.seen(UUID.randomUUID(), "1.0.0");
        assertThat(status(latest).older()).hasSize(1);

        update(
                settings.controlDatabase(),
                "update running_instance set seen_at = now() - interval '61 seconds'");

        assertThat(status(latest).older()).isEmpty();
    }

    @Test
    void addsWhileAnInstanceOfAnOlderReleaseRuns() throws SQLException {
        databases.ensure(brand);
        databases.seen(UUID.randomUUID(), "1.0.0");

        assertThat(migrate(release("db/fleet/next")).outcome()).isEqualTo(MIGRATED);
    }

    @Test
    void findsNothingToMigrateOfABrandThatIsGone() throws SQLException {
        databases.ensure(brand);
        databases.erase(brand.id(), brand.incarnation());
        var next = release("db/fleet/next");

        assertThat(migrate(next).outcome()).isEqualTo(ABSENT);
        assertThat(behind(next)).isEmpty();
        assertThat(next.migrations().target("0000")).isEmpty();
    }
}
