@NullMarked
package com.manystory.tenants.brand;

import org.jspecify.annotations.NullMarked;
