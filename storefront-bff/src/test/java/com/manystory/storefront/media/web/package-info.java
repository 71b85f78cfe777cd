@NullMarked
package com.manystory.storefront.media.web;

import org.jspecify.annotations.NullMarked;
