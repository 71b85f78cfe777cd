package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.IsolationAssertions;
import com.manystory.tenancy.test.TestBrands;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Making, keeping and erasing a brand's database.
class TenantDatabasesIT extends DatabasesTest {

    @Test
    void neverMakesALifeOfABrandAgainThatEnded() {
        databases.ensure(brand);
        databases.erase(brand.id(), brand.incarnation());
        assertThat(databases.ensure(brand).reason()).isEqualTo("Erased");

        var overtaken = TestBrands.named(newId());
        registry.accept(overtaken);
        databases.erase(overtaken.id(), overtaken.incarnation());
        assertThat(databases.ensure(overtaken).reason()).isEqualTo("Erased");
    }

    @Test
    void leavesControlConnectionsFreeWhileManyBrandsAreErased() throws Exception {
        var erasures = new ArrayList<Thread>();
        try (var held = EmbeddedPlatform.superuser("vault_control")) {
            held.setAutoCommit(false);
            held.createStatement().execute("lock table brand_database in access exclusive mode");
            for (int i = 0; i < 6; i++) {
                erasures.add(
                        Thread.ofVirtual()
                                .start(() -> databases.erase(brand.id(), brand.incarnation())));
            }
            Thread.sleep(500);
            control.getConnection().close();
            held.rollback();
        }
        for (var erasure : erasures) {
            erasure.join();
        }
    }

    @Test
    void limitsHowLongAStatementIsWaitedFor() throws SQLException {
        databases.ensure(brand);

        TenantContext.call(
                brand.id(),
                () -> {
                    try (var connection = pool.borrow(brand.id());
                            var statement = connection.createStatement();
                            var rows = statement.executeQuery("show statement_timeout")) {
                        rows.next();
                        assertThat(rows.getString(1)).isEqualTo("30s");
                        return true;
                    }
                });
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        databases.ensure(brand);
        write("kept");

        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);

        assertThat(notes()).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProvisioningStep.class,
            mode = Mode.EXCLUDE,
            names = {"PASSWORD_CHANGED", "MIGRATED"})
    void goesOnAfterAKillAt(ProvisioningStep last) throws SQLException {
        var dying =
                databases(step -> {
                    if (step == last) {
                        throw new Killed();
                    }
                });
        assertThatThrownBy(() -> dying.ensure(brand)).isInstanceOf(Killed.class);
        dying.close();

        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);

        write("works");
        assertThat(notes()).isEqualTo("1");
        IsolationAssertions.assertDatabasesClosed(SERVICE);
    }

    @Test
    void neverDropsADatabaseThatHoldsData() throws SQLException {
        databases.ensure(brand);
        write("precious");
        update("vault_control", "delete from brand_database where brand_id = '%s'");

        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
        assertThat(notes()).isEqualTo("1");

        update("vault_control", "update brand_database set state = 'MAKING' where brand_id = '%s'");
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
        assertThat(notes()).isEqualTo("1");
    }

    @Test
    void findsWhatAnErasureLeftBehind() throws SQLException {
        var name = names.brand(brand.id());
        databases.ensure(brand);
        assertThat(databases.remains(brand.id()).found())
                .contains(
                        "Database %s on cell local".formatted(name),
                        "Role %s on cell local".formatted(name),
                        "A record of the database " + name);
        databases.erase(brand.id(), brand.incarnation());
        assertThat(databases.remains(brand.id()).found()).isEmpty();

        // Whoever restored a backup by hand, behind the records' back.
        update("postgres", "create role \"%s\"".formatted(name));
        update("postgres", "create database \"%s\"".formatted(name));

        assertThat(databases.remains(brand.id()).found())
                .containsExactlyInAnyOrder(
                        "Database %s on cell local".formatted(name),
                        "Role %s on cell local".formatted(name));
        update("postgres", "drop database \"%s\"".formatted(name));
        update("postgres", "drop role \"%s\"".formatted(name));
    }

    /// A superuser's session stands for the server's own vacuum, which is refused the same way.
    @Test
    void waitsForTheServersOwnWorkInADatabaseThatItDrops() throws Exception {
        databases.ensure(brand);
        var vacuum = EmbeddedPlatform.superuser(names.brand(brand.id()));
        var end =
                Thread.ofVirtual()
                        .start(() -> {
                            try (vacuum) {
                                Thread.sleep(700);
                            } catch (InterruptedException | SQLException failed) {
                                throw new IllegalStateException(failed);
                            }
                        });

        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);

        end.join();
    }

    @Test
    void erasesDatabaseAndRoleAndMakesThemAnew() throws SQLException {
        databases.ensure(brand);
        write("gone");
        var held = pool.borrow(brand.id());

        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);
        held.close();

        var name = names.brand(brand.id());
        assertThat(
                        ask(
                                "postgres",
                                """
                                select (select count(*) from pg_database where datname = '%1$s')
                                    + (select count(*) from pg_roles where rolname = '%1$s')
                                """
                                        .formatted(name)))
                .isEqualTo("0");
        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);
        var again =
                new Brand(brand.id(), "next-life", 1, brand.phase(), brand.cell(), brand.spec());
        registry.accept(again);
        assertThat(databases.ensure(again).status()).isEqualTo(Status.TRUE);
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void namesTheUnknownCellAndTheFix() {
        var elsewhere = new Brand(brand.id(), "x", 1, brand.phase(), "moon", brand.spec());

        var condition = databases.ensure(elsewhere);

        assertThat(condition.reason()).isEqualTo("UnknownCell");
        assertThat(condition.fix()).contains("manystory.data.cells.moon");
    }

    /// What a kill looks like from inside.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
