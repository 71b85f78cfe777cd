package com.manystory.local.service;

import com.manystory.local.Console;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Makes the ahead-of-time caches that are missing, once for each build.
public final class Training {

    private static final int AT_ONCE = 2;

    private final Console console;
    private final Consumer<Process> onStart;
    private volatile boolean stopping;

    /// @param onStart told of each run's process, so that it is stopped with everything else
    public Training(Console console, Consumer<Process> onStart) {
        this.console = console;
        this.onStart = onStart;
    }

    /// Returns when every application has its cache, or has failed to make one.
    public void run(List<Application> applications, Services definitions) {
        var untrained = applications.stream().filter(one -> !one.isTrained()).toList();
        if (untrained.isEmpty()) {
            return;
        }
        console.say("Making ahead-of-time caches, once for this build");
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var application : untrained) {
                var environment = definitions.environment(application.service());
                pool.submit(() -> train(application, environment));
            }
        }
    }

    /// Begins no further run.
    public void stop() {
        stopping = true;
    }

    private void train(Application application, Map<String, String> environment) {
        if (stopping) {
            return;
        }
        var name = application.service().name();
        try {
            application.train(environment, onStart);
            console.say("  " + name);
        } catch (RuntimeException e) {
            console.say(
                    "  %s starts without an ahead-of-time cache, slower than it could: %s"
                            .formatted(name, e.getMessage()));
        }
    }
}
