@NullMarked
package com.manystory.storefront;

import org.jspecify.annotations.NullMarked;
