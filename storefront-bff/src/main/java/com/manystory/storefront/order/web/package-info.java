/// The checkout's pages and its API.
@NullMarked
package com.manystory.storefront.order.web;

import org.jspecify.annotations.NullMarked;
