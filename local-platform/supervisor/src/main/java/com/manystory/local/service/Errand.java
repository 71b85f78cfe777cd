package com.manystory.local.service;

import com.manystory.local.LocalPlatformException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A command that is run once and ends by itself.
///
/// @param command the program and its arguments
/// @param folder the working folder
/// @param environment variables added to the supervisor's own
/// @param log what it says
record Errand(List<String> command, Path folder, Map<String, String> environment, Path log) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /// Returns when it has ended well.
    ///
    /// @param failure what it means when it hasn't
    /// @param onStart told of the process
    /// @throws LocalPlatformException when it failed or took too long
    void run(String failure, Consumer<Process> onStart) {
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            onStart.accept(process);
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LocalPlatformException(failure + ": it took too long, see " + log);
            }
            if (process.exitValue() != 0) {
                throw new LocalPlatformException(failure + ", see " + log);
            }
        } catch (IOException e) {
            throw new LocalPlatformException(failure + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPlatformException(failure + ": interrupted", e);
        }
    }
}
