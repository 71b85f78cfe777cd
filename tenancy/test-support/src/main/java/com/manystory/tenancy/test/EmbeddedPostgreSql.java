package com.manystory.tenancy.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// One PostgreSQL server for all tests of the process, without durability; it ends with the
/// process.
final class EmbeddedPostgreSql {

    static final String HOST = "127.0.0.1";

    /// The password of every service's provisioner.
    static final String PASSWORD = "provisioner-of-the-tests";

    private final EmbeddedPostgres server;
    private final Set<String> services = new HashSet<>();

    EmbeddedPostgreSql() {
        try {
            server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("max_connections", "500")
                            .setServerConfig("shared_buffers", "64MB")
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .start();
            execute(
                    "revoke connect on database postgres from public",
                    "revoke connect on database template1 from public");
            askForPasswords();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL doesn't start", e);
        }
    }

    /// As a server does that is reached over a network: only the superuser of the tests needs none.
    private void askForPasswords() throws IOException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("show hba_file")) {
                rows.next();
                Files.writeString(
                        Path.of(rows.getString(1)),
                        """
                        host all postgres 127.0.0.1/32 trust
                        host all all 127.0.0.1/32 scram-sha-256
                        """);
            }
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL can't be prepared", e);
        }
    }

    int port() {
        return server.getPort();
    }

    /// Makes the service's provisioner, which isn't a superuser, and its control database.
    synchronized void prepare(String service) {
        if (services.add(service)) {
            execute(
                    "create role %s_service login createdb createrole password '%s'"
                            .formatted(service, PASSWORD),
                    "grant connect on database postgres to %s_service".formatted(service),
                    "create database %1$s_control owner %1$s_service".formatted(service),
                    "revoke all on database %s_control from public".formatted(service));
        }
    }

    /// A connection as the superuser.
    Connection connect(String database) throws SQLException {
        return connect(database, "postgres", "");
    }

    Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(HOST, port(), database), user, password);
    }

    private void execute(String... statements) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded PostgreSQL can't be prepared", e);
        }
    }
}
