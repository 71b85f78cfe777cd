package com.manystory.local;

import com.manystory.local.process.ManagedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Waits for processes to work, and says so of each on the console.
final class HealthWait {

    private static final int HOPELESS_RESTARTS = 3;
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);

    private final Console console;

    HealthWait(Console console) {
        this.console = console;
    }

    /// @throws LocalPlatformException when one ends again and again, or isn't healthy in time
    void await(List<ManagedProcess> processes, Duration limit) throws InterruptedException {
        var waiting = new ArrayList<>(processes);
        var began = System.nanoTime();
        while (!waiting.isEmpty()) {
            for (var process : List.copyOf(waiting)) {
                if (process.handle() != null && process.spec().health().isHealthy()) {
                    waiting.remove(process);
                    console.say(
                            "  %s %s is up after %.1f s"
                                    .formatted(
                                            console.mark(true, "✓"),
                                            process.spec().name(),
                                            (System.nanoTime() - began) / 1e9));
                }
            }
            for (var process : waiting) {
                if (process.restarts() >= HOPELESS_RESTARTS) {
                    throw failure(process, "ends again and again");
                }
            }
            if (System.nanoTime() - began > limit.toNanos()) {
                throw failure(
                        waiting.getFirst(),
                        "isn't healthy after %d s".formatted(limit.toSeconds()));
            }
            Thread.sleep(BETWEEN_CHECKS);
        }
    }

    private static LocalPlatformException failure(ManagedProcess process, String what) {
        return new LocalPlatformException(
                "%s %s. The end of its log, %s:\n%s"
                        .formatted(
                                process.spec().name(),
                                what,
                                process.log(),
                                LogTail.of(process.log(), 30)));
    }
}
