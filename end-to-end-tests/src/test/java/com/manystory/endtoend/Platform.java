package com.manystory.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole platform of its own for the tests: started by the launcher, as users do, on free ports
/// with an empty state folder and the demo brands, once for all test classes. The service that is
/// killed most often runs from its ahead-of-time cache.
final class Platform {

    /// How long the longest recovery may take on a busy machine.
    static final Duration RECOVERY = Duration.ofSeconds(90);

    private static final List<String> UP =
            List.of("up", "--detach", "--train=tenant", "--longest-pause=PT2S");
    private static final String[] SERVICES = {
        "STOREFRONT", "ADMIN", "TENANT", "CATALOG", "PAYMENT", "ISSUER"
    };
    private static final String[] STORES = {"POSTGRES", "REDIS", "SQS", "SECOND"};

    /// Settings that the services inherit. Only who asks for it comes to the second cell; a message
    /// that a killed process had in hand comes again soon, and so does what brands used.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "MANYSTORY_DATA_CELLS_SECOND_TIER",
                    "dedicated",
                    "MANYSTORY_MOVE_KEEP",
                    "1s",
                    "MANYSTORY_USAGE_DELIVER",
                    "2s",
                    "MANYSTORY_MESSAGING_CONSUMER_VISIBILITY",
                    "10s");

    private static @Nullable Platform shared;

    /// Once it doesn't start, it isn't tried again for each test.
    private static @Nullable RuntimeException failure;

    private final Path root =
            Path.of(System.getProperty("manystory.root", "..")).toAbsolutePath().normalize();
    private final Path state = root.resolve("end-to-end-tests/target/platform");
    private final Map<String, String> ports = freePorts();
    private final String started;

    private Platform() {
        started = start();
    }

    /// The running platform, once all of it is well: another test may just have killed a part.
    static synchronized Platform get() {
        if (failure != null) {
            throw failure;
        }
        if (shared == null) {
            try {
                shared = new Platform();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        shared.awaitHealth();
        return shared;
    }

    private void awaitHealth() {
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> {
                    for (var service : SERVICES) {
                        if (!isReady(service)) {
                            return false;
                        }
                    }
                    database("postgres", "postgres", secret("postgres-superuser")).close();
                    return true;
                });
    }

    /// Whether the service takes requests.
    boolean isReady(String service) {
        return Http.get(port(service) + 10_000, "localhost", "/actuator/health/readiness").status()
                == 200;
    }

    /// A connection straight to the database server, as somebody.
    Connection database(String name, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port("POSTGRES") + "/" + name, user, password);
    }

    /// A superuser's connection to a cell's server: `local` or `second`.
    Connection server(String cell) throws SQLException {
        var port = port(cell.equals("local") ? "POSTGRES" : cell.toUpperCase(Locale.ROOT));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "postgres",
                secret("postgres-superuser"));
    }

    Path root() {
        return root;
    }

    Path state() {
        return state;
    }

    int port(String name) {
        return Integer.parseInt(ports.getOrDefault("MANYSTORY_" + name + "_PORT", "0"));
    }

    /// A row of the supervisor's process table.
    Optional<ProcessHandle> process(String name) {
        for (JsonNode row : table()) {
            if (row.path("name").asString().equals(name)) {
                return ProcessHandle.of(row.path("pid").asLong()).filter(ProcessHandle::isAlive);
            }
        }
        return Optional.empty();
    }

    JsonNode table() {
        return new JsonMapper().readTree(read(state.resolve("run/processes.json")));
    }

    String secret(String name) {
        return read(state.resolve("keys/" + name + ".secret")).strip();
    }

    /// The variables that give a platform ports of its own.
    static Map<String, String> freePorts() {
        var ports = new HashMap<String, String>();
        for (var service : SERVICES) {
            ports.put("MANYSTORY_" + service + "_PORT", freePort(10_000, ports));
        }
        for (var store : STORES) {
            ports.put("MANYSTORY_" + store + "_PORT", freePort(0, ports));
        }
        return ports;
    }

    /// A free port below the system's ephemeral range, whose neighbour at the offset is free too.
    private static String freePort(int offset, Map<String, String> taken) {
        for (int i = 0; i < 200; i++) {
            var port = ThreadLocalRandom.current().nextInt(12_000, 22_000);
            if (!taken.containsValue(Integer.toString(port))
                    && isFree(port)
                    && isFree(port + offset)) {
                return Integer.toString(port);
            }
        }
        throw new IllegalStateException("No free port");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private String start() {
        try {
            FileSystemUtils.deleteRecursively(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        var up = up(Map.of());
        if (up.code() != 0) {
            throw new IllegalStateException("The platform didn't start:\n" + up.text());
        }
        return up.text();
    }

    /// What the launcher said when it started the platform.
    String started() {
        return started;
    }

    /// Asks the launcher to start the platform.
    ///
    /// @param different variables that aren't this platform's
    Launcher.Ended up(Map<String, String> different) {
        var command = new ArrayList<>(UP);
        command.add("--watch=" + ProcessHandle.current().pid());
        return run(different, command);
    }

    /// Runs a command of the launcher for this platform.
    Launcher.Ended run(String... command) {
        return run(Map.of(), List.of(command));
    }

    private Launcher.Ended run(Map<String, String> different, List<String> command) {
        var variables = new HashMap<>(ports);
        variables.put("MANYSTORY_HOME", state.toString());
        variables.putAll(SETTINGS);
        variables.putAll(different);
        return new Launcher(root, variables).run(command);
    }

    /// The process that started all others and watches them.
    Optional<ProcessHandle> supervisor() {
        var file = state.resolve("run/supervisor.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(read(file).split(" ")[0]))
                : Optional.empty();
    }

    private void stop() {
        supervisor()
                .ifPresent(supervisor -> {
                    supervisor.destroy();
                    supervisor.onExit().join();
                });
    }

    /// Stops the platform as users do. Who asks for one afterwards gets a new one.
    static synchronized Launcher.Ended down() {
        var platform = get();
        shared = null;
        return platform.run("down");
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
