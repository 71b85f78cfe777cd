package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.BrandConnections;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.PoolLimits;
import com.manystory.tenancy.data.PoolListener;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.data.server.ServerSilence;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Real databases of one service, and a brand that has none yet.
abstract class DatabasesTest {

    static final String SERVICE = "vault";

    final String service;
    final DataProperties settings;
    final DatabaseNames names;
    final BrandCredentials credentials = new BrandCredentials(EmbeddedPlatform.CREDENTIALS_KEY);
    final InMemoryRegistry registry = new InMemoryRegistry();
    final Brand brand = TestBrands.named(newId());

    HikariDataSource control;
    KeyedConnectionPool pool;
    TenantDatabases databases;

    DatabasesTest() {
        this(SERVICE);
    }

    DatabasesTest(String service) {
        this(service, settings(service));
    }

    DatabasesTest(String service, DataProperties settings) {
        this.service = service;
        this.settings = settings;
        this.names = new DatabaseNames(service);
    }

    @BeforeEach
    void open() throws SQLException {
        control = ControlDatabase.open(settings, service, Migrations.in("db/tenancy-control"));
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

    TenantDatabases databases(Consumer<ProvisioningStep> progress) {
        return databases(progress, Migrations.in("db/tenancy", "db/notes"));
    }

    /// The databases as a process with other settings works on them.
    final TenantDatabases databases(DataProperties others) {
        return new TenantDatabases(
                others,
                names,
                credentials,
                control,
                pool,
                Migrations.in("db/tenancy", "db/notes"),
                silence());
    }

    final TenantDatabases databases(Consumer<ProvisioningStep> progress, Migrations migrations) {
        return new TenantDatabases(
                settings, names, credentials, control, pool, migrations, silence(), progress);
    }

    /// Whether servers hang; nobody watches that.
    ServerSilence silence() {
        return ServerSilence.NONE;
    }

    final void write(String text) throws SQLException {
        updateBrand("insert into note (text) values ('" + text + "')");
    }

    final void updateBrand(String sql) throws SQLException {
        TenantContext.call(
                brand.id(),
                () -> {
                    var role = names.brand(brand.id());
                    var now = registry.find(brand.id()).orElseThrow();
                    var password =
                            credentials.password(role, now.incarnation(), now.credentialsVersion());
                    try (var connection = EmbeddedPlatform.connect(role, role, password);
                            var statement = connection.createStatement()) {
                        return statement.executeUpdate(sql);
                    }
                });
    }

    final String notes() throws SQLException {
        return ask(names.brand(brand.id()), "select count(*) from note");
    }

    final void update(String database, String sql) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser(database);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql.formatted(brand.id()));
        }
    }

    static String ask(String database, String sql) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static String newId() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    static DataProperties settings() {
        return settings(SERVICE);
    }

    static DataProperties settings(String service) {
        return settings(EmbeddedPlatform.properties(service + "-service"));
    }

    static DataProperties settings(Map<String, Object> properties) {
        var source = new MapConfigurationPropertySource(properties);
        return new Binder(source).bind("manystory.data", Bindable.of(DataProperties.class)).get();
    }
}
