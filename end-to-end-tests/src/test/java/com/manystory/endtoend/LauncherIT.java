package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/// The launcher itself, run as users do, with ports and a state folder of its own. One service is
/// started from its ahead-of-time cache.
class LauncherIT {

    /// Should it have to build first, it is given the time.
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final List<String> UP = List.of("up", "--detach", "--empty", "--train=issuer");

    private final Path root =
            Path.of(System.getProperty("manystory.root", "..")).toAbsolutePath().normalize();
    private final Path state = root.resolve("end-to-end-tests/target/launcher");
    private final Map<String, String> ports = Platform.freePorts();

    private record Ended(int code, String text) {}

    @BeforeEach
    void forgetThePlatformBefore() throws IOException {
        FileSystemUtils.deleteRecursively(state);
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        run(List.of("down"));
    }

    @Test
    void startsTellsOfAndStopsThePlatform() throws Exception {
        refusesATakenPort();

        var up = run(UP);
        assertThat(up.code()).as(up.text()).isZero();
        assertThat(up.text())
                .contains("Making ahead-of-time caches", "issuer is up after", "Ready after")
                .contains("http://localhost:" + ports.get("MANYSTORY_TENANT_PORT"));
        assertThat(Http.get(port("STOREFRONT"), "nobody.localhost", "/en").status()).isEqualTo(404);
        runsTheTrainedServiceFromItsCache();

        var status = run(List.of("status"));
        assertThat(status.code()).as(status.text()).isZero();
        assertThat(status.text())
                .contains("tenant", "issuer", "catalog", "payment", "storefront", "admin")
                .contains("postgres", "redis", "sqs")
                .doesNotContain("unhealthy");

        var second = run(UP);
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.text()).contains("Manystory is already running from " + state);

        stopsEverything();
    }

    private void refusesATakenPort() throws Exception {
        var port = port("REDIS");
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var refused = run(UP);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.text())
                    .contains("Port %d (redis) is taken by another program".formatted(port))
                    .contains("MANYSTORY_REDIS_PORT=");
        }
    }

    private void runsTheTrainedServiceFromItsCache() throws IOException {
        for (var row : JsonMapper.shared().readTree(state.resolve("run/processes.json"))) {
            var pid = row.path("pid").asLong();
            var maps = Path.of("/proc", Long.toString(pid), "maps");
            if (row.path("port").asInt() == port("ISSUER") && Files.exists(maps)) {
                assertThat(Files.readString(maps)).contains("/application.aot");
                return;
            }
        }
        assertThat(Path.of("/proc/self/maps")).as("a row of the issuer").doesNotExist();
    }

    private void stopsEverything() throws Exception {
        var supervisor =
                ProcessHandle.of(
                                Long.parseLong(
                                        Platform.read(state.resolve("run/supervisor.pid"))
                                                .split(" ")[0]))
                        .orElseThrow();
        var all = Stream.concat(Stream.of(supervisor), supervisor.descendants()).toList();
        assertThat(all).hasSizeGreaterThan(9);

        var down = run(List.of("down"));

        assertThat(down.code()).as(down.text()).isZero();
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(run(List.of("status")).text()).contains("Manystory isn't running");
    }

    private Ended run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("manystory").toString()));
        command.addAll(arguments);
        // To a file: what `up` leaves running keeps a pipe open.
        var said = root.resolve("end-to-end-tests/target/launcher.out");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(ports);
        builder.environment().put("MANYSTORY_HOME", state.toString());
        var process = builder.start();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Platform.read(said));
    }

    private int port(String name) {
        return Integer.parseInt(ports.getOrDefault("MANYSTORY_" + name + "_PORT", "0"));
    }
}
