/// The brand API for what anybody may read.
@NullMarked
package com.manystory.storefront.api.web;

import org.jspecify.annotations.NullMarked;
