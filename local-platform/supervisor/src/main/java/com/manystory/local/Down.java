package com.manystory.local;

import com.manystory.local.process.Guardian;
import com.manystory.local.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Stops the platform.
final class Down {

    private static final int LIMIT_SECONDS = 60;

    private final StateFolder state;
    private final Console console;

    Down(StateFolder state, Console console) {
        this.state = state;
        this.console = console;
    }

    void run() throws IOException, InterruptedException {
        var supervisor = supervisor();
        if (supervisor.isPresent()) {
            supervisor.get().destroy();
            try {
                supervisor.get().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException _) {
                supervisor.get().destroyForcibly();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
            console.say("Stopped");
        } else {
            console.say("Manystory isn't running");
        }
        Guardian.clean(new ProcessTable(state.path("run", "processes.json")));
    }

    /// The running supervisor of this state folder.
    Optional<ProcessHandle> supervisor() throws IOException {
        var file = state.path("run", "supervisor.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().command().map(c -> c.contains("java")).orElse(false));
    }
}
