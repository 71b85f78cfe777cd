package com.manystory.local;

import com.manystory.local.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which process supervises the platform of a state folder: `run/supervisor.pid` holds its number
/// and when it was started, as the number alone may be another program's by now.
final class SupervisorFile {

    private final Path file;

    SupervisorFile(StateFolder state) {
        this.file = state.path("run", "supervisor.pid");
    }

    /// Puts down this process.
    void write() throws IOException {
        var row = ProcessTable.Row.of("supervisor", ProcessHandle.current());
        Files.writeString(file, row.pid() + " " + row.startMillis());
    }

    /// The supervisor, when it still runs.
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var parts = Files.readString(file).strip().split(" ");
        if (parts.length != 2) {
            return Optional.empty();
        }
        return new ProcessTable.Row(
                        "supervisor",
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]),
                        0,
                        "TERM",
                        0)
                .process();
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
