/// Where a brand's pages are.
@NullMarked
package com.manystory.storefront.link;

import org.jspecify.annotations.NullMarked;
