package com.manystory.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.local.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTests {

    @TempDir Path folder;

    /// As with a full disk: for a while nothing can be written where the table is.
    @Test
    void comeBackWhileTheirTableCannotBeWrittenAndAreInItAfterwards() throws IOException {
        var run = Files.createDirectory(folder.resolve("run"));
        var table = new ProcessTable(run.resolve("processes.json"));
        var said = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);
        var children = new Children(table, folder, console, false, Duration.ofSeconds(1));
        var child = children.launch(sleeping());
        var away = Files.move(run, folder.resolve("away"));

        Objects.requireNonNull(child.handle()).destroyForcibly();

        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> child.restarts() == 1 && child.handle() != null);
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> said.toString(StandardCharsets.UTF_8).contains("Is the disk full?"));
        Files.move(away, run);
        var pid = Objects.requireNonNull(child.handle()).pid();
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(table.read().getFirst().pid()).isEqualTo(pid));
        child.stop();
    }

    private ProcessSpec sleeping() {
        return new ProcessSpec(
                "child",
                List.of("sleep", "60"),
                Map.of(),
                folder,
                0,
                "TERM",
                Duration.ofSeconds(2),
                () -> true);
    }
}
