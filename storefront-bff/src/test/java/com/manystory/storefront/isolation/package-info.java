@NullMarked
package com.manystory.storefront.isolation;

import org.jspecify.annotations.NullMarked;
