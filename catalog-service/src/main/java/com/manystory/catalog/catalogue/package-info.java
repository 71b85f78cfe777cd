/// The catalogue as a document: categories, places, vendors and listings, upserted by their outside
/// keys.
@NullMarked
package com.manystory.catalog.catalogue;

import org.jspecify.annotations.NullMarked;
