package com.manystory.local;

import com.manystory.local.process.HealthCheck;
import com.manystory.local.process.ProcessTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// What `status` prints: a line for each process, and the memory of all.
final class Status {

    private static final Set<String> STORES = Set.of("postgres", "second", "redis", "sqs");

    private final ProcessTable table;
    private final Console console;

    Status(StateFolder state, Console console) {
        this.table = new ProcessTable(state.path("run", "processes.json"));
        this.console = console;
    }

    /// Prints the table.
    ///
    /// @return whether every process runs and is healthy
    boolean print() {
        var rows = table.read();
        var alive = rows.stream().filter(row -> row.process().isPresent()).toList();
        if (alive.isEmpty()) {
            console.say("Manystory isn't running. Start it with ./manystory up");
            return false;
        }
        console.say(
                console.bold(
                        "%-12s %8s %6s %-10s %10s %9s"
                                .formatted(
                                        "PROCESS", "PID", "PORT", "HEALTH", "MEMORY", "RESTARTS")));
        var healthy = true;
        var total = 0L;
        for (var row : rows) {
            var up = row.process().isPresent() && isHealthy(row);
            healthy &= up;
            var kilobytes = row.process().map(p -> memoryOf(p)).orElse(0L);
            total += kilobytes;
            console.say(
                    "%-12s %8d %6d %s %7d MiB %9d"
                            .formatted(
                                    row.name(),
                                    row.pid(),
                                    row.port(),
                                    console.mark(up, up ? "healthy   " : "unhealthy "),
                                    kilobytes / 1024,
                                    row.restarts()));
        }
        console.say(
                "%-12s %8s %6s %-10s %7d MiB   (each process with its children, shared memory counted once)"
                        .formatted("all", "", "", "", total / 1024));
        return healthy;
    }

    private static boolean isHealthy(ProcessTable.Row row) {
        return STORES.contains(row.name())
                ? HealthCheck.port(row.port()).isHealthy()
                : HealthCheck.http(
                                URI.create(
                                        "http://127.0.0.1:%d/actuator/health/readiness"
                                                .formatted(row.port() + Ports.MANAGEMENT_OFFSET)))
                        .isHealthy();
    }

    /// Kilobytes of the process and its descendants: proportional set sizes where the system tells
    /// them, otherwise resident ones.
    private static long memoryOf(ProcessHandle process) {
        return kilobytes(process.pid())
                + process.descendants().mapToLong(child -> kilobytes(child.pid())).sum();
    }

    private static long kilobytes(long pid) {
        var smaps = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            if (Files.exists(smaps)) {
                return Files.readAllLines(smaps).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            var text =
                    new String(
                                    ps.getInputStream().readAllBytes(),
                                    java.nio.charset.StandardCharsets.US_ASCII)
                            .strip();
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (IOException _) {
            return 0;
        }
    }
}
