/// Repeated unsafe calls get the first one's answer.
@NullMarked
package com.manystory.payment.idempotency;

import org.jspecify.annotations.NullMarked;
