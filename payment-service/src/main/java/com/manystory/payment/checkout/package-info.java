/// From a choice of seats to an order that waits to be paid.
@NullMarked
package com.manystory.payment.checkout;

import org.jspecify.annotations.NullMarked;
