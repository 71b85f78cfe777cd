/// Vendors: who sells.
@NullMarked
package com.manystory.catalog.vendor;

import org.jspecify.annotations.NullMarked;
