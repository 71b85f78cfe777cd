/// Timed work of all brands, found without polling their databases.
@NullMarked
package com.manystory.payment.due;

import org.jspecify.annotations.NullMarked;
