@NullMarked
package com.manystory.tenancy.brand;

import org.jspecify.annotations.NullMarked;
