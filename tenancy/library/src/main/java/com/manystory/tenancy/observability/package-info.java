/// The brand in logs, metrics and traces.
@NullMarked
package com.manystory.tenancy.observability;

import org.jspecify.annotations.NullMarked;
