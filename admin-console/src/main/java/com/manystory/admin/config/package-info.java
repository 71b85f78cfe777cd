/// Wiring that no feature owns.
@NullMarked
package com.manystory.admin.config;

import org.jspecify.annotations.NullMarked;
