/// Wakes whoever waits for a change of the registry, in every instance of the process.
@NullMarked
package com.manystory.tenants.signal;

import org.jspecify.annotations.NullMarked;
