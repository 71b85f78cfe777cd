package com.manystory.benchmarks;

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
import com.manystory.tenancy.test.InMemoryRegistry;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// A PostgreSQL that writes as durably as one in production, and what a service named `fleet` has
/// on it.
final class FleetServer implements AutoCloseable {

    private static final String PASSWORD = "provisioner-of-the-benchmark";
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final EmbeddedPostgres server;
    private final DataProperties settings;
    private final DatabaseNames names = new DatabaseNames("fleet");
    private final BrandCredentials credentials = new BrandCredentials(KEY);
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final HikariDataSource control;
    private final KeyedConnectionPool pool;

    FleetServer() throws IOException, SQLException {
        server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_wal_size", "2GB")
                        .setServerConfig("shared_buffers", "128MB")
                        .setServerConfig("max_connections", "100")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create role fleet_service login createdb createrole password '%s'"
                            .formatted(PASSWORD));
            statement.execute("create database fleet_control owner fleet_service");
        }
        settings = settings(server.getPort());
        control = ControlDatabase.open(settings, "fleet", Migrations.in("db/tenancy-control"));
        pool =
                new KeyedConnectionPool(
                        PoolLimits.of(settings),
                        new BrandConnections(settings, names, credentials, registry),
                        PoolListener.NONE);
    }

    private static DataProperties settings(int port) {
        var cell = "manystory.data.cells.local.";
        var properties =
                Map.of(
                        cell + "host",
                        "127.0.0.1",
                        cell + "port",
                        port,
                        cell + "user",
                        "fleet_service",
                        cell + "password",
                        PASSWORD,
                        "manystory.data.control-database",
                        "fleet_control",
                        "manystory.data.credentials-key",
                        KEY,
                        "manystory.data.budget",
                        20);
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("manystory.data", Bindable.of(DataProperties.class))
                .get();
    }

    InMemoryRegistry registry() {
        return registry;
    }

    /// The databases as a release with these migrations sees them.
    TenantDatabases release(String... folders) {
        var all = new ArrayList<>(List.of("db/tenancy"));
        all.addAll(List.of(folders));
        return new TenantDatabases(
                settings,
                names,
                credentials,
                control,
                pool,
                Migrations.in(all.toArray(String[]::new)),
                ServerSilence.NONE);
    }

    @Override
    public void close() throws IOException, SQLException {
        pool.close();
        control.close();
        // What is left to write may take longer than the server is given to stop.
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        server.close();
    }
}
