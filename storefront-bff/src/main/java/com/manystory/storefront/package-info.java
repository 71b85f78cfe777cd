/// The websites and the public API of every brand.
@NullMarked
package com.manystory.storefront;

import org.jspecify.annotations.NullMarked;
