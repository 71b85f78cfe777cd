package com.manystory.benchmarks;

import java.util.Map;

/// A claim that is measured on a platform of its own.
interface PlatformBenchmark extends Benchmark {

    /// Prints figures and ratios.
    void run(Platform platform) throws Exception;

    /// What the platform's processes are told by their environment.
    default Map<String, String> environment() {
        return Map.of();
    }

    @Override
    default void run(Options options) throws Exception {
        var name = getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        try (var platform = new Platform(name, environment())) {
            run(platform);
        }
    }
}
