package com.manystory.benchmarks;

/// One benchmark. It prints its figures and ratios.
@FunctionalInterface
interface Benchmark {

    void run(Platform platform) throws Exception;
}
