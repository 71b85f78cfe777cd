package com.manystory.benchmarks;

/// A claim of speed or scale.
public interface Benchmark {

    /// Prints figures and ratios, and holds them to what the claim wants.
    void run(Options options, Targets targets) throws Exception;
}
