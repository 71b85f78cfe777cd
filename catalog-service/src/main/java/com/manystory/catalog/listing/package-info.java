/// Listings as their owners manage them and as customers read one.
@NullMarked
package com.manystory.catalog.listing;

import org.jspecify.annotations.NullMarked;
