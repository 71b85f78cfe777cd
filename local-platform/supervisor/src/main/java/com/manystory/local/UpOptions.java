package com.manystory.local;

import com.manystory.local.process.ManagedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How `up` was asked to run.
///
/// @param demo whether the demo brands are onboarded
/// @param train whether ahead-of-time caches are made
/// @param trained the one service whose cache is made, or none for all
/// @param optimize whether both compilers work on the services' code, as where they are deployed:
///   the start takes longer, and what is asked for often is answered faster
/// @param streaming whether the processes' logs are printed
/// @param watched the process that the platform ends with, if any
/// @param longestPause how long a process that keeps dying waits to be started again
record UpOptions(
        boolean demo,
        boolean train,
        Optional<String> trained,
        boolean optimize,
        boolean streaming,
        Optional<ProcessHandle> watched,
        Duration longestPause) {

    /// Whether the service's cache is to be made.
    boolean trains(String service) {
        return train && trained.map(service::equals).orElse(true);
    }

    /// Reads the options.
    ///
    /// @throws LocalPlatformException when one is unknown
    static UpOptions parse(List<String> arguments) {
        var demo = true;
        var train = true;
        Optional<String> trained = Optional.empty();
        var optimize = false;
        var streaming = false;
        var longestPause = ManagedProcess.LONGEST_PAUSE;
        Optional<ProcessHandle> watched = Optional.empty();
        for (var argument : arguments) {
            if (argument.equals("--empty")) {
                demo = false;
            } else if (argument.equals("--no-training")) {
                train = false;
            } else if (argument.startsWith("--train=")) {
                trained = Optional.of(argument.substring(8));
            } else if (argument.equals("--optimize")) {
                optimize = true;
            } else if (argument.equals("--stream")) {
                streaming = true;
            } else if (argument.startsWith("--watch=")) {
                watched = ProcessHandle.of(Long.parseLong(argument.substring(8)));
            } else if (argument.startsWith("--longest-pause=")) {
                longestPause = Duration.parse(argument.substring(16));
            } else {
                throw new LocalPlatformException(
                        "Unknown option %s; up takes --detach, --empty, --optimize, --train=NAME, --no-training, --watch=PID and --longest-pause=DURATION."
                                .formatted(argument));
            }
        }
        return new UpOptions(demo, train, trained, optimize, streaming, watched, longestPause);
    }
}
