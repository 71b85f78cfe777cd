/// How the keyed connection pool does beside other designs, over many brands' databases.
@NullMarked
package com.manystory.benchmarks.connections;

import org.jspecify.annotations.NullMarked;
