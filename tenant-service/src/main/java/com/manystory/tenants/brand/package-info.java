/// Brands as the control plane stores them, and every change that can be made to one.
@NullMarked
package com.manystory.tenants.brand;

import org.jspecify.annotations.NullMarked;
