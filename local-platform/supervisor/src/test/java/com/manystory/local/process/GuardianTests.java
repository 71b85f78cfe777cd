package com.manystory.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardianTests {

    @TempDir Path folder;

    /// A program like the supervisor in little: it starts a child and the guardian, then waits.
    static final class Parent {

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var folder = Path.of(arguments[0]);
            var child = new ProcessBuilder("sleep", "120").start();
            var table = new ProcessTable(folder.resolve("processes.json"));
            table.write(
                    List.of(
                            new ProcessTable.Row(
                                    "child",
                                    child.pid(),
                                    ProcessTable.startMillisOf(child.toHandle()),
                                    0,
                                    "TERM",
                                    0)));
            Guardian.start(folder, table);
            Files.writeString(folder.resolve("started"), "");
            Thread.sleep(120_000);
        }
    }

    @Test
    void leavesNoOrphanWhenTheSupervisorIsKilled() throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var parent =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Parent.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("parent.log").toFile())
                        .start();
        await().atMost(20, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("started")));
        var child = childOf(folder);
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly();

        await().atMost(15, TimeUnit.SECONDS).until(() -> !child.isAlive());
    }

    @Test
    void cleansUpAfterASupervisorAndGuardianThatWereBothKilled() throws IOException {
        var child = new ProcessBuilder("sleep", "120").start();
        var table = new ProcessTable(folder.resolve("processes.json"));
        table.write(List.of(row(child, ProcessTable.startMillisOf(child.toHandle()))));
        Guardian.clean(table);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void sparesALaterProcessThatGotTheSameNumber() throws IOException {
        var stranger = new ProcessBuilder("sleep", "120").start();
        var table = new ProcessTable(folder.resolve("processes.json"));
        table.write(List.of(row(stranger, 1)));
        Guardian.clean(table);
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    private static ProcessTable.Row row(Process process, long startMillis) {
        return new ProcessTable.Row("child", process.pid(), startMillis, 0, "TERM", 0);
    }

    private static ProcessHandle childOf(Path folder) {
        var row = new ProcessTable(folder.resolve("processes.json")).read().getFirst();
        return ProcessHandle.of(row.pid()).orElseThrow();
    }
}
