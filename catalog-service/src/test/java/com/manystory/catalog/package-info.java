/// Tests of the service as a whole, and what they share.
@NullMarked
package com.manystory.catalog;

import org.jspecify.annotations.NullMarked;
