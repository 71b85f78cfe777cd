package com.manystory.benchmarks;

import java.util.Map;

/// A claim of speed or scale, measured on a platform of its own.
interface Benchmark {

    /// Prints figures and ratios.
    void run(Platform platform) throws Exception;

    /// What the platform's processes are told by their environment.
    default Map<String, String> environment() {
        return Map.of();
    }
}
