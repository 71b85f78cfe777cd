/// The payment service: a brand's orders, from the first held seat to the last posting.
@NullMarked
package com.manystory.payment;

import org.jspecify.annotations.NullMarked;
