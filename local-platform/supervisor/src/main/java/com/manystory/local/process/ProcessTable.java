package com.manystory.local.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.local.LocalPlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// What runs, on disk, for `status`, for the guardian and for cleaning up after a crash.
public final class ProcessTable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    public ProcessTable(Path file) {
        this.file = file;
    }

    /// One running process.
    ///
    /// @param startMillis when the system says it was started, which tells it from a later process
    ///   of the same number; 0 when unknown
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Row(
            String name, long pid, long startMillis, int port, String stopSignal, int restarts) {

        /// The row of a running process.
        public static Row of(ManagedProcess process, ProcessHandle handle) {
            var spec = process.spec();
            return new Row(
                    spec.name(),
                    handle.pid(),
                    startMillisOf(handle),
                    spec.port(),
                    spec.stopSignal(),
                    process.restarts());
        }

        /// The row of a process that is only stopped, not started again.
        public static Row of(String name, ProcessHandle handle) {
            return new Row(name, handle.pid(), startMillisOf(handle), 0, "KILL", 0);
        }

        /// The process of this row, when it still runs.
        public java.util.Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(found -> startMillis == 0 || startMillisOf(found) == startMillis);
        }
    }

    /// The rows as last written; none when nothing was.
    public List<Row> read() {
        try {
            return Files.exists(file)
                    ? List.of(JSON.readValue(Files.readString(file), Row[].class))
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces the rows, whole or not at all, together with the plain list beside it that the
    /// guardian reads.
    ///
    /// @throws LocalPlatformException when they can't be written
    public void write(List<Row> rows) {
        var plain = new StringBuilder();
        for (var row : rows) {
            plain.append(row.pid()).append(' ').append(row.stopSignal()).append('\n');
        }
        replace(pids(), plain.toString());
        replace(file, JSON.writeValueAsString(rows));
    }

    /// The list for the guardian: a process number and a signal's name a line.
    public Path pids() {
        return file.resolveSibling("pids");
    }

    static long startMillisOf(ProcessHandle process) {
        return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }

    private static void replace(Path target, String text) {
        try {
            var temporary = target.resolveSibling(target.getFileName() + ".tmp");
            Files.writeString(temporary, text);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalPlatformException(
                    "What runs can't be written to %s (%s). Is the disk full?"
                            .formatted(target, e.getMessage()),
                    e);
        }
    }
}
