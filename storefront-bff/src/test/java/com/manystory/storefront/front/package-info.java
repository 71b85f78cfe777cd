@NullMarked
package com.manystory.storefront.front;

import org.jspecify.annotations.NullMarked;
