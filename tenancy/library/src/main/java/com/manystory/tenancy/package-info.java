/// The core: which brand the current code works for. Free of HTTP, SQL, Redis and messaging.
@NullMarked
package com.manystory.tenancy;

import org.jspecify.annotations.NullMarked;
