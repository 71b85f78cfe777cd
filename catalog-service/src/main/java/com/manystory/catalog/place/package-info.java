/// Places: cities, areas and venues.
@NullMarked
package com.manystory.catalog.place;

import org.jspecify.annotations.NullMarked;
