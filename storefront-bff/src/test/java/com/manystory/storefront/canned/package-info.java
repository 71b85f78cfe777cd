/// Other processes' answers, made up.
@NullMarked
package com.manystory.storefront.canned;

import org.jspecify.annotations.NullMarked;
