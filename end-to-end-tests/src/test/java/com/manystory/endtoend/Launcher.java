package com.manystory.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher itself, run as users do.
///
/// @param root the project's folder
/// @param variables its environment beside the tests' own
record Launcher(Path root, Map<String, String> variables) {

    /// Should it have to build first, it is given the time.
    private static final Duration LIMIT = Duration.ofMinutes(8);

    /// What came of a command.
    ///
    /// @param code its exit code
    /// @param text all that it said
    record Ended(int code, String text) {}

    Ended run(List<String> arguments) {
        var command = new ArrayList<>(List.of(root.resolve("manystory").toString()));
        command.addAll(arguments);
        try {
            // To a file: what `up` leaves running keeps a pipe open.
            var said =
                    Files.createTempFile(
                            root.resolve("end-to-end-tests/target"), "launcher", ".out");
            try {
                var builder =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(said.toFile());
                builder.environment().putAll(variables);
                var process = builder.start();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            command + " doesn't end:\n" + Platform.read(said));
                }
                return new Ended(process.exitValue(), Platform.read(said));
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
