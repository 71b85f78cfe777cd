@NullMarked
package com.manystory.tenancy.periodic;

import org.jspecify.annotations.NullMarked;
