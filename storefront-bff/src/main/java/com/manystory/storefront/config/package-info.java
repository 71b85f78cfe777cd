/// Wiring that no feature owns.
@NullMarked
package com.manystory.storefront.config;

import org.jspecify.annotations.NullMarked;
