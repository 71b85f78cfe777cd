/// The smallest service that stores something, for attacking the library's guards.
@NullMarked
package com.manystory.tenancy.probe;

import org.jspecify.annotations.NullMarked;
