@NullMarked
package com.manystory.storefront.page;

import org.jspecify.annotations.NullMarked;
