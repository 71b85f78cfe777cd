@NullMarked
package com.manystory.storefront.order;

import org.jspecify.annotations.NullMarked;
