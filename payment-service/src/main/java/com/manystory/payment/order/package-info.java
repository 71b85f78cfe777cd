/// Orders: what was agreed on, and how far each one has come.
@NullMarked
package com.manystory.payment.order;

import org.jspecify.annotations.NullMarked;
