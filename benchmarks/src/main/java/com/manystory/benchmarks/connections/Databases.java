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
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// A real PostgreSQL with a small database for each of many brands, made by the library itself.
final class Databases implements AutoCloseable {

    private static final String SERVICE = "bench-service";

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
        var names = new DatabaseNames("bench");
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
                                Migrations.in("db/tenancy", "db/benchmark"))) {
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
        return connections.open(brand);
    }

    @Override
    public void close() {
        control.close();
    }
}
