@NullMarked
package com.manystory.tenancy.testing;

import org.jspecify.annotations.NullMarked;
