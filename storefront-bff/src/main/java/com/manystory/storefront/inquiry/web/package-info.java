/// The inquiry form and its API.
@NullMarked
package com.manystory.storefront.inquiry.web;

import org.jspecify.annotations.NullMarked;
