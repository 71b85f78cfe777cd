/// Benchmarks: each compares with something in the same run and prints the ratio.
@NullMarked
package com.manystory.benchmarks;

import org.jspecify.annotations.NullMarked;
