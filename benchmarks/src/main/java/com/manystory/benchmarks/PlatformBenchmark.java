package com.manystory.benchmarks;

import java.util.List;
import java.util.Map;

/// A claim that is measured on a platform of its own.
interface PlatformBenchmark extends Benchmark {

    /// Prints figures and ratios, and holds them to what the claim wants.
    void run(Platform platform, Options options, Targets targets) throws Exception;

    /// What the platform's processes are told by their environment.
    default Map<String, String> environment() {
        return Map.of();
    }

    /// How the platform is started: none as by plain `./manystory up`. Unless a benchmark says
    /// otherwise, with the second compiler, as where the services are deployed, and without the
    /// ahead-of-time caches, which make no difference once the services run.
    default List<String> options() {
        return List.of("--optimize", "--no-training");
    }

    @Override
    default void run(Options options, Targets targets) throws Exception {
        var name = getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        try (var platform = new Platform(name, environment(), options())) {
            run(platform, options, targets);
        }
    }
}
