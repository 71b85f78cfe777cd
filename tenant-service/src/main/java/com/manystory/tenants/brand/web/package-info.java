/// The control plane API of brands.
@NullMarked
package com.manystory.tenants.brand.web;

import org.jspecify.annotations.NullMarked;
