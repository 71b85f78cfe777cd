package com.manystory.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.local.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @TempDir Path folder;

    @Test
    void startsADeadProcessAgain() throws IOException {
        var process = managed("sleep 60", "TERM");
        process.start();
        var first = Objects.requireNonNull(process.handle());
        first.destroyForcibly();
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> process.restarts() == 1 && process.handle() != null);
        assertThat(Objects.requireNonNull(process.handle()).pid()).isNotEqualTo(first.pid());
        process.stop();
        assertThat(process.handle()).isNull();
    }

    @Test
    void letsAProcessThatKeepsDyingWaitNoLongerThanItMay() throws IOException {
        var process = managed("exit 1", "TERM");
        process.start();
        await().atMost(10, TimeUnit.SECONDS).until(() -> process.restarts() >= 5);
        process.stop();
    }

    @Test
    void startsAgainEvenThoughNobodyCanBeTold() throws IOException {
        var full = new AtomicBoolean();
        var process =
                managed(
                        "sleep 60",
                        "TERM",
                        () -> {
                            if (full.get()) {
                                throw new UncheckedIOException(new IOException("disk is full"));
                            }
                        });
        process.start();
        full.set(true);
        Objects.requireNonNull(process.handle()).destroyForcibly();
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> process.restarts() == 1 && process.handle() != null);
        process.stop();
    }

    @Test
    void triesAgainUntilItCanBeStarted() throws IOException {
        var program = program();
        var process = managed(List.of(program.toString()), "TERM", () -> {});
        process.start();
        Files.delete(program);
        Objects.requireNonNull(process.handle()).destroyForcibly();
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> said.toString(StandardCharsets.UTF_8).contains("can't be started"));

        program();

        await().atMost(10, TimeUnit.SECONDS).until(() -> process.handle() != null);
        process.stop();
    }

    private Path program() throws IOException {
        var file = folder.resolve("program");
        Files.writeString(file, "#!/bin/sh\nexec sleep 60\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// Whoever is told asks all the others, who may be telling just then.
    @Test
    void tellsOfChangesWithoutKeepingOthersWaiting() throws IOException {
        var process = new AtomicReference<ManagedProcess>();
        var locked = new CopyOnWriteArrayList<Boolean>();
        process.set(managed("sleep 60", "TERM", () -> locked.add(Thread.holdsLock(process.get()))));
        process.get().start();
        Objects.requireNonNull(process.get().handle()).destroyForcibly();
        await().atMost(10, TimeUnit.SECONDS).until(() -> locked.size() == 3);
        assertThat(locked).containsOnly(false);
        process.get().stop();
    }

    @Test
    void killsAProcessThatIgnoresTheRequestToStop() throws IOException {
        var process = managed("trap '' TERM; while :; do sleep 0.1; done", "TERM");
        process.start();
        var handle = Objects.requireNonNull(process.handle());
        process.stop();
        assertThat(handle.isAlive()).isFalse();
        assertThat(process.restarts()).isZero();
    }

    @Test
    void stopsBySignalsThatTheJdkDoesNotKnow() throws IOException {
        var process = managed("trap 'exit 0' INT; while :; do sleep 0.1; done", "INT");
        process.start();
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        process.stop();
        assertThat(process.handle()).isNull();
    }

    @Test
    void keepsItsLog() throws IOException {
        var process = managed("echo spoken; sleep 60", "TERM");
        process.start();
        await().untilAsserted(() -> assertThat(process.log()).content().contains("spoken"));
        process.stop();
    }

    private ManagedProcess managed(String script, String signal) {
        return managed(script, signal, () -> {});
    }

    private ManagedProcess managed(String script, String signal, Runnable onChange) {
        return managed(List.of("/bin/sh", "-c", script), signal, onChange);
    }

    private ManagedProcess managed(List<String> command, String signal, Runnable onChange) {
        var spec =
                new ProcessSpec(
                        "child",
                        command,
                        Map.of(),
                        folder,
                        0,
                        signal,
                        Duration.ofSeconds(2),
                        () -> true);
        return new ManagedProcess(
                spec,
                folder.resolve("child.log"),
                console,
                false,
                Duration.ofMillis(600),
                onChange);
    }
}
