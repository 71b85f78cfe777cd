@NullMarked
package com.manystory.payment.due;

import org.jspecify.annotations.NullMarked;
