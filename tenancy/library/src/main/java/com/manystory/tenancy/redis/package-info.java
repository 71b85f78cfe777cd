/// Redis with a namespace per brand, and bounded in what it may cost when it is slow or gone.
@NullMarked
package com.manystory.tenancy.redis;

import org.jspecify.annotations.NullMarked;
