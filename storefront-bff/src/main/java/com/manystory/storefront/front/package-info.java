/// The filter ahead of everything else: finds the brand, and answers what anybody may read from
/// memory.
@NullMarked
package com.manystory.storefront.front;

import org.jspecify.annotations.NullMarked;
