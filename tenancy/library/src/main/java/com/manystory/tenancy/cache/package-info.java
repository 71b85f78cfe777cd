/// Values kept near the code that needs them, in the process and in Redis, dropped everywhere
/// within a second when one of their tags becomes stale.
@NullMarked
package com.manystory.tenancy.cache;

import org.jspecify.annotations.NullMarked;
