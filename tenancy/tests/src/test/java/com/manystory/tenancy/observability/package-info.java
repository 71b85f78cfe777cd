@NullMarked
package com.manystory.tenancy.observability;

import org.jspecify.annotations.NullMarked;
