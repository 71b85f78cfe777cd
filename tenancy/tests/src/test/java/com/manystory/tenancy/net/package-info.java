/// Servers that fail as networks do.
@NullMarked
package com.manystory.tenancy.net;

import org.jspecify.annotations.NullMarked;
