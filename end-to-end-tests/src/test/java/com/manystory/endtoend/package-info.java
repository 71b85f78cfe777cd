/// Tests of the whole platform: real processes, a real browser, faults and attacks.
@NullMarked
package com.manystory.endtoend;

import org.jspecify.annotations.NullMarked;
