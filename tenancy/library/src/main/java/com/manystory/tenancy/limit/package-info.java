/// How much of the platform a brand may use, kept in every process at the cost of a counter.
@NullMarked
package com.manystory.tenancy.limit;

import org.jspecify.annotations.NullMarked;
