package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.IsolationAssertions;
import com.manystory.tenancy.test.TestBrands;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Whose a database is, and who may enter it.
class DatabaseOwnersIT extends DatabasesTest {

    @Test
    void makesADatabaseThatOnlyItsBrandMayEnter() throws SQLException {
        var other = TestBrands.named(newId());
        registry.accept(other);

        assertThat(databases.ensure(brand)).extracting(Condition::status).isEqualTo(Status.TRUE);
        assertThat(databases.ensure(other)).extracting(Condition::status).isEqualTo(Status.TRUE);

        var role = names.brand(brand.id());
        var password = credentials.password(role, brand.incarnation(), 1);
        EmbeddedPlatform.connect(role, role, password).close();
        for (var elsewhere : new String[] {names.brand(other.id()), "vault_control", "postgres"}) {
            assertThatThrownBy(() -> EmbeddedPlatform.connect(elsewhere, role, password))
                    .as("connecting to %s", elsewhere)
                    .hasMessageContaining("permission denied for database");
        }
        IsolationAssertions.assertDatabasesClosed(SERVICE);
    }

    @Test
    void givesEverythingToTheBrandsRole() throws SQLException {
        databases.ensure(brand);

        assertThat(
                        ask(
                                names.brand(brand.id()),
                                """
                                select count(*) filter (where relowner <> datdba) || '/'
                                    || (count(*) > 5)
                                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                join pg_database d on d.datname = current_database()
                                where nspname = 'public'
                                """))
                .isEqualTo("0/true");
    }

    @Test
    void leavesADatabaseOfUnknownOriginAlone() throws SQLException {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + DatabaseNames.quoted(names.brand(brand.id())));
        }

        var condition = databases.ensure(brand);

        assertThat(condition.reason()).isEqualTo("ForeignDatabase");
        assertThat(condition.fix()).isNotBlank();
        assertThat(ask(names.brand(brand.id()), "select current_database()")).isNotEmpty();
        update("postgres", "drop database " + DatabaseNames.quoted(names.brand(brand.id())));
    }

    @Test
    void refusesTheDatabaseOfAnEarlierBrandOfThisId() {
        databases.ensure(brand);
        var reborn =
                new Brand(brand.id(), "another-life", 1, brand.phase(), brand.cell(), brand.spec());
        registry.accept(reborn);
        pool.evict(brand.id());

        assertThat(databases.ensure(reborn).reason()).isEqualTo("EarlierBrand");
        assertThatThrownBy(() -> pool.borrow(brand.id()))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void refusesADatabaseWithAnotherLifesIdentity() throws SQLException {
        databases.ensure(brand);
        pool.evict(brand.id());
        updateBrand("update tenant_identity set incarnation = 'another-life'");

        assertThatThrownBy(() -> pool.borrow(brand.id())).hasMessageContaining("isn't the one of");
    }

    @Test
    void refusesADatabaseWithAnotherBrandsIdentity() throws SQLException {
        databases.ensure(brand);
        pool.evict(brand.id());
        updateBrand("update tenant_identity set brand_id = 'mallory'");

        assertThatThrownBy(() -> pool.borrow(brand.id())).hasMessageContaining("isn't the one of");
    }

    @Test
    void reportsADatabaseThatWasOpenedToEveryone() throws SQLException {
        databases.ensure(brand);
        var name = DatabaseNames.quoted(names.brand(brand.id()));
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("grant connect on database " + name + " to public");
        }

        assertThat(databases.ensure(brand).reason()).isEqualTo("DatabaseOpen");
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("revoke connect on database " + name + " from public");
        }
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
    }

    @Test
    void refusesIdsThatWouldNameTheServicesOwnDatabases() {
        for (var id : DatabaseNames.RESERVED) {
            assertThat(databases.ensure(TestBrands.named(id)).reason()).isEqualTo("ReservedId");
        }
        assertThat(databases.erase(TenantId.of("control"), "any").status()).isEqualTo(Status.TRUE);
        assertThat(control.isRunning()).isTrue();
    }
}
