@NullMarked
package com.manystory.storefront.language;

import org.jspecify.annotations.NullMarked;
