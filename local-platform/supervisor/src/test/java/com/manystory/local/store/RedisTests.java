package com.manystory.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.local.Secrets;
import com.manystory.local.StateFolder;
import com.manystory.local.process.ProcessSpec;
import com.manystory.tenancy.redis.RedisUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as it is run, and who gets what from it.
class RedisTests {

    @TempDir Path folder;
    private Secrets secrets;
    private Redis redis;
    private ProcessSpec spec;
    private Process process;
    private int port;

    @BeforeEach
    void start() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var state = new StateFolder(folder);
        state.open();
        secrets = new Secrets(state);
        redis = new Redis(state, secrets, port);
        spec = redis.prepare();
        process =
                new ProcessBuilder(spec.command())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("redis.log").toFile())
                        .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> spec.health().isHealthy() || !process.isAlive());
        assertThat(folder.resolve("redis.log")).content().doesNotContain("FATAL");
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Test
    void letsEachProcessInAsItselfAndNobodyElse() throws IOException {
        var catalog = secrets.get("redis-catalog");
        assertThat(redis.url("catalog-service"))
                .isEqualTo("redis://catalog:%s@127.0.0.1:%d".formatted(catalog, port));

        assertThat(say("GET ms:catalog:{aster}:a1:x")).last().asString().startsWith("-NOAUTH");
        assertThat(say("AUTH " + secrets.get("redis"))).last().asString().startsWith("-WRONGPASS");
        assertThat(say("AUTH storefront-bff " + catalog)).last().asString().startsWith("-WRONG");
        var enter = "AUTH catalog " + catalog;
        assertThat(say(enter, "SET ms:catalog:{aster}:a1:x 1")).containsExactly("+OK", "+OK");
        assertThat(say(enter, "FLUSHALL")).last().asString().startsWith("-NOPERM");
        assertThat(say(enter, "SCAN 0")).last().asString().startsWith("-NOPERM");
        assertThat(say(enter, "GET ms:storefront-bff:{aster}:a1:x"))
                .last()
                .asString()
                .startsWith("-NOPERM");
    }

    @Test
    void mayItselfOnlyAskWhetherRedisIsThere() throws IOException {
        var enter = "AUTH supervisor " + secrets.get("redis");
        assertThat(say(enter, "PING")).containsExactly("+OK", "+PONG");
        assertThat(say(enter, "GET ms:catalog:{aster}:a1:x")).last().asString().startsWith("-NOP");
        assertThat(say(enter, "SHUTDOWN")).last().asString().startsWith("-NOPERM");
    }

    @Test
    void tellsThePasswordsNeitherOnTheCommandLineNorInItsSettings() throws IOException {
        var settings = Files.readString(folder.resolve("keys/redis.conf"));
        assertThat(settings).contains("user default off", RedisUser.of("catalog-service").rules());
        for (var name : List.of("redis", "redis-catalog", "redis-storefront-bff")) {
            assertThat(settings).doesNotContain(secrets.get(name));
            assertThat(String.join(" ", spec.command())).doesNotContain(secrets.get(name));
        }
    }

    private List<String> say(String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            var answers = new ArrayList<String>();
            for (var line : lines) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                answers.add(in.readLine());
            }
            return answers;
        }
    }
}
