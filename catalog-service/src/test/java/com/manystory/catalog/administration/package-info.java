@NullMarked
package com.manystory.catalog.administration;

import org.jspecify.annotations.NullMarked;
