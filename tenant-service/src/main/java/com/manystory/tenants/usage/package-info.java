/// What brands used, by hours and days.
@NullMarked
package com.manystory.tenants.usage;

import org.jspecify.annotations.NullMarked;
