@NullMarked
package com.manystory.tenancy.limit;

import org.jspecify.annotations.NullMarked;
