@NullMarked
package com.manystory.tenancy.redis;

import org.jspecify.annotations.NullMarked;
