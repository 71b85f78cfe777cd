/// What catalog-service tells about a brand's offers, cached close to the pages.
@NullMarked
package com.manystory.storefront.catalogue;

import org.jspecify.annotations.NullMarked;
