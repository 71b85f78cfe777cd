/// What the page templates show.
@NullMarked
package com.manystory.storefront.page;

import org.jspecify.annotations.NullMarked;
