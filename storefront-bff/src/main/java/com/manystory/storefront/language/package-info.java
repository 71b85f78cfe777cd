/// Words, numbers and times as a brand's visitors read them.
@NullMarked
package com.manystory.storefront.language;

import org.jspecify.annotations.NullMarked;
