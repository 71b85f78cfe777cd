package com.manystory.benchmarks;

/// A claim of speed or scale.
public interface Benchmark {

    /// Prints figures and ratios.
    void run(Options options) throws Exception;
}
