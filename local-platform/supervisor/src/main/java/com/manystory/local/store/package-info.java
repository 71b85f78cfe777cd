/// The embedded stores, as child processes.
@NullMarked
package com.manystory.local.store;

import org.jspecify.annotations.NullMarked;
