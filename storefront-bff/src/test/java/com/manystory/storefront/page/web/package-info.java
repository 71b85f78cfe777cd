@NullMarked
package com.manystory.storefront.page.web;

import org.jspecify.annotations.NullMarked;
