package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The launcher itself, which started the platform that all others have used: it tells of it, and
/// at last stops it.
@Order(Integer.MAX_VALUE)
class LauncherIT {

    private final Platform platform = Platform.get();

    @Test
    void startsTellsOfAndStopsThePlatform() throws Exception {
        refusesATakenPort();

        assertThat(platform.started())
                .contains("Making ahead-of-time caches", "issuer is up after", "Ready after")
                .contains("http://localhost:" + platform.port("TENANT"));
        assertThat(Http.get(platform.port("STOREFRONT"), "nobody.localhost", "/en").status())
                .isEqualTo(404);
        runsTheTrainedServiceFromItsCache();

        var status = platform.run("status");
        assertThat(status.code()).as(status.text()).isZero();
        assertThat(status.text())
                .contains("tenant", "issuer", "catalog", "payment", "storefront", "admin")
                .contains("postgres", "redis", "sqs")
                .doesNotContain("unhealthy");

        var second = platform.up(Map.of());
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.text()).contains("Manystory is already running from " + platform.state());

        stopsEverything();
    }

    private void refusesATakenPort() throws Exception {
        var state = platform.state().resolveSibling("never-started");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Platform.freePorts();
            ports.put("MANYSTORY_REDIS_PORT", Integer.toString(taken.getLocalPort()));
            ports.put("MANYSTORY_HOME", state.toString());
            var refused = platform.up(ports);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.text())
                    .contains(
                            "Port %d (redis) is taken by another program"
                                    .formatted(taken.getLocalPort()))
                    .contains("MANYSTORY_REDIS_PORT=");
        }
    }

    private void runsTheTrainedServiceFromItsCache() throws IOException {
        var tenant = platform.process("tenant").orElseThrow();
        var maps = Path.of("/proc", Long.toString(tenant.pid()), "maps");
        if (Files.exists(maps)) {
            assertThat(Files.readString(maps)).contains("/application.aot");
        }
    }

    private void stopsEverything() {
        var supervisor = platform.supervisor().orElseThrow();
        var all = Stream.concat(Stream.of(supervisor), supervisor.descendants()).toList();
        assertThat(all).hasSizeGreaterThan(9);

        var down = Platform.down();

        assertThat(down.code()).as(down.text()).isZero();
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(platform.run("status").text()).contains("Manystory isn't running");
    }
}
