/// Work that is taken by leases, so that any number of instances may share it and any may die.
@NullMarked
package com.manystory.tenants.work;

import org.jspecify.annotations.NullMarked;
