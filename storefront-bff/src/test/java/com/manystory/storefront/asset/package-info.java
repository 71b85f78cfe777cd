@NullMarked
package com.manystory.storefront.asset;

import org.jspecify.annotations.NullMarked;
