package com.manystory.local.store;

import com.manystory.local.LocalPlatformException;
import com.manystory.local.Secrets;
import com.manystory.local.StateFolder;
import com.manystory.local.process.HealthCheck;
import com.manystory.local.process.ProcessSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// PostgreSQL 18 on loopback, with the roles and control databases that an operator makes on AWS by
/// Terraform: one provisioner role a service, neither superuser nor able to read another service's
/// databases.
public final class Postgres {

    private static final String REGISTRY = "tenant_registry";

    /// The services that own databases, and the name of each one's control database.
    public static final Map<String, String> CONTROL_DATABASES =
            Map.of(
                    "tenant", REGISTRY,
                    "catalog", "catalog_control",
                    "payment", "payment_control");

    private static final String SUPERUSER = "postgres";

    private final StateFolder state;
    private final Secrets secrets;
    private final String name;
    private final String folder;
    private final int port;

    private Postgres(StateFolder state, Secrets secrets, String name, String folder, int port) {
        this.state = state;
        this.secrets = secrets;
        this.name = name;
        this.folder = folder;
        this.port = port;
    }

    /// The server with the control databases, which is the cell `local`.
    public static Postgres first(StateFolder state, Secrets secrets, int port) {
        return new Postgres(state, secrets, "postgres", "postgres", port);
    }

    /// A server with brands' databases only, which is the cell `second`.
    public static Postgres second(StateFolder state, Secrets secrets, int port) {
        return new Postgres(state, secrets, "second", "postgres-second", port);
    }

    /// The role by which a service makes its brands' databases.
    public static String provisioner(String service) {
        return service + "_service";
    }

    /// The password of the service's provisioner role.
    public String password(String service) {
        return secrets.get("postgres-" + service);
    }

    /// Unpacks the server, makes the data folder when absent, and tells how to run it.
    public ProcessSpec prepare() {
        var home = Binaries.postgres(state.folder("bin"));
        var data = state.root().resolve(folder);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(home, data);
        }
        writeAccessRules(data.resolve("pg_hba.conf"));
        var command = new ArrayList<>(Binaries.unprivileged());
        command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
        for (var setting : settings()) {
            command.add("-c");
            command.add(setting);
        }
        return new ProcessSpec(
                name,
                command,
                Map.of("LC_ALL", "C.UTF-8"),
                state.root(),
                port,
                "INT",
                Duration.ofSeconds(15),
                this::answers);
    }

    private List<String> settings() {
        return List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=250",
                "shared_buffers=128MB",
                "max_wal_size=2GB",
                "jit=off",
                "recovery_init_sync_method=" + (isLinux() ? "syncfs" : "fsync"),
                "log_line_prefix=%m [%p] %d ",
                "log_checkpoints=off");
    }

    /// Makes each service's role and control database; what exists is left alone.
    ///
    /// @param auditChain the script that makes the audit chain, which no service's role may own
    public void bootstrap(Path auditChain) {
        try (var connection = connect(SUPERUSER);
                var statement = connection.createStatement()) {
            makeProvisioners(connection);
            for (var entry : CONTROL_DATABASES.entrySet()) {
                var role = provisioner(entry.getKey());
                var database = entry.getValue();
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                    statement.execute("CREATE DATABASE " + database + " OWNER " + role);
                }
                statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            }
            makeAuditChain(auditChain);
        } catch (SQLException e) {
            throw new LocalPlatformException("PostgreSQL can't be prepared: " + e.getMessage(), e);
        }
    }

    /// Makes each service's role, where only brands' databases are.
    public void bootstrap() {
        try (var connection = connect(SUPERUSER)) {
            makeProvisioners(connection);
        } catch (SQLException e) {
            throw new LocalPlatformException("PostgreSQL can't be prepared: " + e.getMessage(), e);
        }
    }

    private void makeProvisioners(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
            for (var service : CONTROL_DATABASES.keySet()) {
                var role = provisioner(service);
                if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
                    statement.execute("CREATE ROLE " + role + " LOGIN CREATEDB CREATEROLE");
                }
                statement.execute("ALTER ROLE " + role + " PASSWORD '" + password(service) + "'");
                statement.execute("GRANT CONNECT ON DATABASE postgres TO " + role);
            }
        }
    }

    private void makeAuditChain(Path script) throws SQLException {
        try (var connection = connect(REGISTRY);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Files.readString(script));
            connection.commit();
        } catch (IOException e) {
            throw new LocalPlatformException(script + " can't be read: " + e.getMessage(), e);
        }
    }

    private boolean answers() {
        if (!HealthCheck.port(port).isHealthy()) {
            return false;
        }
        try (var connection = connect(SUPERUSER)) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", secrets.get("postgres-superuser"));
        properties.setProperty("connectTimeout", "2");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private void initialise(Path home, Path data) {
        var command = new ArrayList<>(Binaries.unprivileged());
        command.addAll(
                List.of(
                        home.resolve("bin/initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        SUPERUSER,
                        "--pwfile",
                        secrets.file("postgres-superuser").toString(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions"));
        Binaries.run(command, "PostgreSQL's data folder can't be made");
    }

    /// Brand roles reach the database of their own name and no other, whatever is granted; only the
    /// provisioners and the superuser reach any.
    private static void writeAccessRules(Path file) {
        var provisioners =
                String.join(
                        ",",
                        CONTROL_DATABASES.keySet().stream()
                                .map(Postgres::provisioner)
                                .sorted()
                                .toList());
        try {
            Files.writeString(
                    file,
                    """
                    # Written at each start. Type, database, user, address, method.
                    host  all       %s,%s  127.0.0.1/32  scram-sha-256
                    host  sameuser  all  127.0.0.1/32  scram-sha-256
                    host  all       all  all           reject
                    """
                            .formatted(SUPERUSER, provisioners));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").startsWith("Linux");
    }
}
