/// Tests of how catalogues are written.
@NullMarked
package com.manystory.catalog.catalogue;

import org.jspecify.annotations.NullMarked;
