/// Work that a process does beside its requests.
@NullMarked
package com.manystory.tenancy.work;

import org.jspecify.annotations.NullMarked;
