package com.manystory.benchmarks.connections;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.BrandConnections;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.PoolLimits;
import com.manystory.tenancy.data.PoolListener;
import com.manystory.tenancy.data.databases.ControlDatabase;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.data.server.ServerSilence;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// A real PostgreSQL with a small database for each of many brands, made by the library itself.
final class Databases implements AutoCloseable {

    private static final String SERVICE = "bench-service";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseNames names = new DatabaseNames("bench");
    private final DataProperties settings;
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final BrandConnections connections;
    private final List<TenantId> brands = new ArrayList<>();
    private final HikariDataSource control;

    Databases(int count, int budget) throws SQLException {
        var properties = EmbeddedPlatform.properties(SERVICE);
        properties.put("manystory.data.budget", budget);
        this.settings =
                new Binder(new MapConfigurationPropertySource(properties))
                        .bind("manystory.data", Bindable.of(DataProperties.class))
                        .get();
        var credentials = new BrandCredentials(EmbeddedPlatform.CREDENTIALS_KEY);
        this.connections = new BrandConnections(settings, names, credentials, registry);
        this.control = ControlDatabase.open(settings, "bench", Migrations.in("db/tenancy-control"));
        try (var pool = keyedPool(PoolListener.NONE);
                var databases =
                        new TenantDatabases(
                                settings,
                                names,
                                credentials,
                                control,
                                pool,
                                Migrations.in("db/tenancy", "db/benchmark"),
                                ServerSilence.NONE)) {
            databases.prepareTemplates();
            for (int i = 0; i < count; i++) {
                var brand = TestBrands.named("bench" + i);
                registry.accept(brand);
                var made = databases.ensure(brand);
                if (made.status() != Condition.Status.TRUE) {
                    throw new IllegalStateException(made.toString());
                }
                brands.add(brand.id());
            }
        }
    }

    List<TenantId> brands() {
        return brands;
    }

    KeyedConnectionPool keyedPool(PoolListener listener) {
        return new KeyedConnectionPool(PoolLimits.of(settings), connections, listener);
    }

    /// A new connection to the brand's database.
    Connection open(TenantId brand) throws SQLException {
        return connections.open(brand).connection();
    }

    /// Lets the brand's role have as many connections as a design wants: a role is limited for a
    /// pool that holds few of each brand.
    void liftLimit(TenantId brand) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(
                    "alter role \"%s\" connection limit -1".formatted(names.brand(brand)));
        }
    }

    /// Waits until no session to a brand's database is left, so that what one design leaves behind
    /// is no burden to the next: a server ends sessions after their clients have gone.
    void awaitNobody() throws SQLException, InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            while (sessions(statement) > 0) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("Sessions of a closed design don't end");
                }
                Thread.sleep(20);
            }
        }
    }

    private static int sessions(Statement statement) throws SQLException {
        try (var rows =
                statement.executeQuery(
                        """
                        select count(*) from pg_stat_activity
                        where usename like 'bench\\_bench%'
                        """)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Override
    public void close() {
        control.close();
    }
}
