package com.manystory.tenancy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/// The stores that services need, started when first asked for, once per process, on free ports.
public final class EmbeddedPlatform {

    /// Thirty-two bytes, in Base64: what brand roles' passwords derive from in tests.
    public static final String CREDENTIALS_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private static final List<String> PROCESSES =
            List.of(
                    "tenant-service",
                    "catalog-service",
                    "payment-service",
                    "storefront-bff",
                    "admin-console",
                    "local-issuer");
    private static final Supplier<EmbeddedPostgreSql> POSTGRES = once(EmbeddedPostgreSql::new);
    private static final Supplier<EmbeddedPostgreSql> SECOND = once(EmbeddedPostgreSql::new);
    private static final Supplier<Integer> REDIS = once(EmbeddedPlatform::startRedis);
    private static final Supplier<String> SQS = once(EmbeddedPlatform::startSqs);
    private static final Supplier<EmbeddedKeys> KEYS =
            once(() -> new EmbeddedKeys(PROCESSES.toArray(String[]::new)));

    private EmbeddedPlatform() {}

    /// The settings of a service that keeps databases: cells, control database and keys.
    ///
    /// @param process the service's name, such as `catalog-service`
    public static Map<String, Object> properties(String process) {
        var service = shortName(process);
        var properties = new LinkedHashMap<String, Object>(cell("local", service, POSTGRES.get()));
        properties.put("manystory.base-domain", "localhost");
        properties.put("manystory.internal.name", process);
        properties.put("manystory.internal.signing-key", signingKey(process).toString());
        properties.put("manystory.internal.trusted-keys", trustedKeys().toString());
        properties.put("manystory.data.control-database", service + "_control");
        properties.put("manystory.data.credentials-key", CREDENTIALS_KEY);
        properties.put("manystory.data.budget", 20);
        return properties;
    }

    /// The settings of a second cell, `second`, on a PostgreSQL server of its own.
    ///
    /// @param process the service's name, such as `catalog-service`
    public static Map<String, Object> secondCell(String process) {
        return cell("second", shortName(process), SECOND.get());
    }

    private static Map<String, Object> cell(
            String name, String service, EmbeddedPostgreSql server) {
        server.prepare(service);
        var prefix = "manystory.data.cells." + name;
        return Map.of(
                prefix + ".host",
                EmbeddedPostgreSql.HOST,
                prefix + ".port",
                server.port(),
                prefix + ".admin-database",
                "postgres",
                prefix + ".user",
                service + "_service",
                prefix + ".password",
                EmbeddedPostgreSql.PASSWORD);
    }

    /// The file of a process's private key.
    public static Path signingKey(String process) {
        return KEYS.get().signingKey(process);
    }

    /// The file of every process's public key.
    public static Path trustedKeys() {
        return KEYS.get().trustedKeys();
    }

    /// The address of Redis for a service, with its own user.
    ///
    /// @param process the service's name, such as `catalog-service`
    public static String redisUrl(String process) {
        RedisAccounts.add(process, REDIS.get());
        return RedisAccounts.url(process, REDIS.get());
    }

    /// The address of Redis for a test that looks behind the walls.
    public static String redisAdministratorUrl() {
        return RedisAccounts.administratorUrl(REDIS.get());
    }

    /// The address of SQS.
    public static String sqsEndpoint() {
        return SQS.get();
    }

    /// A connection as the superuser of PostgreSQL, who sees every database.
    public static Connection superuser(String database) throws SQLException {
        return POSTGRES.get().connect(database);
    }

    /// A connection as the superuser of the second cell.
    public static Connection superuserOfSecondCell(String database) throws SQLException {
        return SECOND.get().connect(database);
    }

    /// A connection as some role.
    public static Connection connect(String database, String user, String password)
            throws SQLException {
        return POSTGRES.get().connect(database, user, password);
    }

    private static int startRedis() {
        try {
            var settings = RedisServer.newRedisServer().bind("127.0.0.1").port(freePort());
            RedisAccounts.settings(List.of()).forEach(settings::setting);
            var server = settings.build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return server.ports().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Redis doesn't start", e);
        }
    }

    private static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            // The process ends anyway.
        }
    }

    private static String startSqs() {
        var server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        var address = server.waitUntilStarted().localAddress();
        return "http://127.0.0.1:" + address.getPort();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String shortName(String process) {
        return process.replaceFirst("-service$", "").replace("-", "");
    }

    private static <T> Supplier<T> once(Supplier<T> start) {
        return new Supplier<>() {
            private final ReentrantLock lock = new ReentrantLock();
            private @Nullable T value;

            @Override
            public T get() {
                lock.lock();
                try {
                    var started = value == null ? start.get() : value;
                    value = started;
                    return started;
                } finally {
                    lock.unlock();
                }
            }
        };
    }
}
