/// Questions to vendors.
@NullMarked
package com.manystory.storefront.inquiry;

import org.jspecify.annotations.NullMarked;
