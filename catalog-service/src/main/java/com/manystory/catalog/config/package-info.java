/// Wiring that no feature owns, and the settings of the service.
@NullMarked
package com.manystory.catalog.config;

import org.jspecify.annotations.NullMarked;
