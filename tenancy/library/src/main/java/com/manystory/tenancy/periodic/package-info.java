/// Work that a process does beside its requests.
@NullMarked
package com.manystory.tenancy.periodic;

import org.jspecify.annotations.NullMarked;
