package com.manystory.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Sees to it that no process outlives the supervisor, even when the supervisor is killed with no
/// chance to act. It is a small shell process that waits on a pipe from the supervisor; the pipe
/// breaks when the supervisor is gone, however it went, and the guardian then stops what is left.
public final class Guardian {

    private final Process process;

    private Guardian(Process process) {
        this.process = process;
    }

    /// Starts the guardian over the processes in the table.
    public static Guardian start(Path folder, ProcessTable table) {
        try (var script = Guardian.class.getResourceAsStream("/com/manystory/local/guardian.sh")) {
            if (script == null) {
                throw new IllegalStateException("guardian.sh is missing from the jar");
            }
            var file = folder.resolve("guardian.sh");
            Files.write(file, script.readAllBytes());
            return new Guardian(
                    new ProcessBuilder("/bin/sh", file.toString(), table.pids().toString())
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            folder.resolve("guardian.log").toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the guardian after everything else was stopped in order.
    public void release() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Stops what an earlier supervisor and its guardian left behind, should both have been killed.
    public static void clean(ProcessTable table) {
        var left = table.read().stream().flatMap(row -> row.process().stream()).toList();
        left.forEach(ProcessHandle::destroy);
        for (var process : left) {
            try {
                process.onExit().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (java.util.concurrent.ExecutionException
                    | java.util.concurrent.TimeoutException _) {
                process.destroyForcibly();
            }
        }
    }
}
