@NullMarked
package com.manystory.storefront.theme;

import org.jspecify.annotations.NullMarked;
