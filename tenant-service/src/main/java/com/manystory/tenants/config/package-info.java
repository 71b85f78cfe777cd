/// Wiring that no feature owns.
@NullMarked
package com.manystory.tenants.config;

import org.jspecify.annotations.NullMarked;
