/// Imports: rows of a file mapped to listings, in batches that survive a crash.
@NullMarked
package com.manystory.catalog.importing;

import org.jspecify.annotations.NullMarked;
