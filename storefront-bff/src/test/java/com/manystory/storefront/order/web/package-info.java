@NullMarked
package com.manystory.storefront.order.web;

import org.jspecify.annotations.NullMarked;
