package com.manystory.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;

/// Deletes the local state.
final class Reset {

    private final StateFolder state;
    private final Console console;

    Reset(StateFolder state, Console console) {
        this.state = state;
        this.console = console;
    }

    /// @param confirmed whether to go ahead without asking
    void run(boolean confirmed) throws IOException {
        var root = state.root();
        if (!Files.exists(root)) {
            console.say("There is no local state.");
            return;
        }
        if (!Files.exists(root.resolve("version"))) {
            throw new LocalPlatformException(
                    root + " isn't a state folder of Manystory, so it isn't deleted.");
        }
        state.lock();
        if (!confirmed && !agreed()) {
            console.say("Nothing is deleted.");
            return;
        }
        try (var paths = Files.walk(root)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        console.say("The local state is deleted; the next `./manystory up` starts afresh.");
    }

    private boolean agreed() {
        var terminal = System.console();
        if (terminal == null) {
            throw new LocalPlatformException(
                    "There is no terminal to ask on; `./manystory reset --yes` doesn't ask.");
        }
        var answer =
                terminal.readLine(
                        "Delete every brand, order and picture in %s? Type yes: ", state.root());
        return "yes".equalsIgnoreCase(answer == null ? "" : answer.strip());
    }
}
