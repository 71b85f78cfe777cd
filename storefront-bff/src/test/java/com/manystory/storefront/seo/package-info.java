@NullMarked
package com.manystory.storefront.seo;

import org.jspecify.annotations.NullMarked;
