/// Answers the same unsafe request once, however often it is sent.
@NullMarked
package com.manystory.catalog.idempotency;

import org.jspecify.annotations.NullMarked;
