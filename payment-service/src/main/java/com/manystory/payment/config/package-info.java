/// Wiring that no feature owns.
@NullMarked
package com.manystory.payment.config;

import org.jspecify.annotations.NullMarked;
