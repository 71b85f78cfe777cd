package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.BrandConnections;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.PoolLimits;
import com.manystory.tenancy.data.PoolListener;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.IsolationAssertions;
import com.manystory.tenancy.test.TestBrands;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class TenantDatabasesIT {

    private static final String SERVICE = "vault";

    private final DataProperties settings = settings();
    private final DatabaseNames names = new DatabaseNames(SERVICE);
    private final BrandCredentials credentials =
            new BrandCredentials(EmbeddedPlatform.CREDENTIALS_KEY, 1);
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final Brand brand = TestBrands.named(newId());

    private HikariDataSource control;
    private KeyedConnectionPool pool;
    private TenantDatabases databases;

    @BeforeEach
    void open() throws SQLException {
        control = ControlDatabase.open(settings, SERVICE, Migrations.in("db/tenancy-control"));
        pool =
                new KeyedConnectionPool(
                        PoolLimits.of(settings),
                        new BrandConnections(settings, names, credentials, registry),
                        PoolListener.NONE);
        databases = databases(step -> {});
        databases.prepareTemplates();
        registry.accept(brand);
    }

    @AfterEach
    void close() {
        databases.close();
        pool.close();
        control.close();
    }

    @Test
    void makesADatabaseThatOnlyItsBrandMayEnter() throws SQLException {
        var other = TestBrands.named(newId());
        registry.accept(other);

        assertThat(databases.ensure(brand)).extracting(Condition::status).isEqualTo(Status.TRUE);
        assertThat(databases.ensure(other)).extracting(Condition::status).isEqualTo(Status.TRUE);

        var role = names.brand(brand.id());
        var password = credentials.password(role);
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
    void neverMakesALifeOfABrandAgainThatEnded() {
        databases.ensure(brand);
        databases.erase(brand.id());
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
                erasures.add(Thread.ofVirtual().start(() -> databases.erase(brand.id())));
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
    void limitsHowLongAStatementAndASilentConnectionAreWaitedFor() throws SQLException {
        databases.ensure(brand);

        TenantContext.call(
                brand.id(),
                () -> {
                    try (var connection = pool.borrow(brand.id());
                            var statement = connection.createStatement();
                            var rows = statement.executeQuery("show statement_timeout")) {
                        rows.next();
                        assertThat(rows.getString(1)).isEqualTo("30s");
                        assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
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
    @EnumSource(ProvisioningStep.class)
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
    void erasesDatabaseAndRoleAndMakesThemAnew() throws SQLException {
        databases.ensure(brand);
        write("gone");
        var held = pool.borrow(brand.id());

        assertThat(databases.erase(brand.id()).status()).isEqualTo(Status.TRUE);
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
        assertThat(databases.erase(brand.id()).status()).isEqualTo(Status.TRUE);
        var again =
                new Brand(brand.id(), "next-life", 1, brand.phase(), brand.cell(), brand.spec());
        registry.accept(again);
        assertThat(databases.ensure(again).status()).isEqualTo(Status.TRUE);
        assertThat(notes()).isEqualTo("0");
    }

    @Test
    void upgradesADatabaseThatLacksMigrations() throws SQLException {
        databases.ensure(brand);
        updateBrand("drop table note");
        updateBrand("delete from flyway_schema_history where version = '001'");
        update(
                "vault_control",
                "update brand_database set fingerprint = 'old' where brand_id = '%s'");

        assertThat(databases.outdated()).contains(brand.id());
        databases.upgrade(brand.id());

        assertThat(databases.outdated()).doesNotContain(brand.id());
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

        databases.upgrade(brand.id());

        assertThat(ask(names.brand(brand.id()), "select count(*) from outbox")).isEqualTo("0");
        assertThat(output).contains("outOfOrder");
    }

    @Test
    void refusesIdsThatWouldNameTheServicesOwnDatabases() {
        for (var id : DatabaseNames.RESERVED) {
            assertThat(databases.ensure(TestBrands.named(id)).reason()).isEqualTo("ReservedId");
        }
        assertThat(databases.erase(TenantId.of("control")).status()).isEqualTo(Status.TRUE);
        assertThat(control.isRunning()).isTrue();
    }

    @Test
    void namesTheUnknownCellAndTheFix() {
        var elsewhere = new Brand(brand.id(), "x", 1, brand.phase(), "moon", brand.spec());

        var condition = databases.ensure(elsewhere);

        assertThat(condition.reason()).isEqualTo("UnknownCell");
        assertThat(condition.fix()).contains("manystory.data.cells.moon");
    }

    @Test
    void makesNoTemplateAgainWhenNothingChanged() throws SQLException {
        update("vault_control", "update template_database set migrated_at = 'epoch'");

        databases.prepareTemplates();

        assertThat(ask("vault_control", "select min(migrated_at) = 'epoch' from template_database"))
                .isEqualTo("t");
    }

    private TenantDatabases databases(Consumer<ProvisioningStep> progress) {
        return new TenantDatabases(
                settings,
                names,
                credentials,
                control,
                pool,
                Migrations.in("db/tenancy", "db/migration"),
                progress);
    }

    private void write(String text) throws SQLException {
        updateBrand("insert into note (text) values ('" + text + "')");
    }

    private void updateBrand(String sql) throws SQLException {
        TenantContext.call(
                brand.id(),
                () -> {
                    var role = names.brand(brand.id());
                    try (var connection =
                                    EmbeddedPlatform.connect(
                                            role, role, credentials.password(role));
                            var statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                });
    }

    private String notes() throws SQLException {
        return ask(names.brand(brand.id()), "select count(*) from note");
    }

    private void update(String database, String sql) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser(database);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql.formatted(brand.id()));
        }
    }

    private static String ask(String database, String sql) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String newId() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static DataProperties settings() {
        var source =
                new MapConfigurationPropertySource(
                        EmbeddedPlatform.properties(SERVICE + "-service"));
        return new Binder(source).bind("manystory.data", Bindable.of(DataProperties.class)).get();
    }

    /// What a kill looks like from inside.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
