/// Attempts to pay, their outcome exactly once, and refunds.
@NullMarked
package com.manystory.payment.settlement;

import org.jspecify.annotations.NullMarked;
