package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.ABSENT;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.CURRENT;
import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.MIGRATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.TestBrands;
import java.sql.SQLException;
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
    void findsNothingToMigrateOfABrandThatIsGone() throws SQLException {
        databases.ensure(brand);
        databases.erase(brand.id(), brand.incarnation());
        var next = release("db/fleet/next");

        assertThat(migrate(next).outcome()).isEqualTo(ABSENT);
        assertThat(behind(next)).isEmpty();
        assertThat(next.migrations().target("0000")).isEmpty();
    }
}
