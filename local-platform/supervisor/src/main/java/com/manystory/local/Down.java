package com.manystory.local;

import com.manystory.local.process.Guardian;
import com.manystory.local.process.ProcessTable;
import java.io.IOException;
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
        var supervisor = new SupervisorFile(state).process();
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
}
