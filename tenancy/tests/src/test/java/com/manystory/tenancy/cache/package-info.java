@NullMarked
package com.manystory.tenancy.cache;

import org.jspecify.annotations.NullMarked;
