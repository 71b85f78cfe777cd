@NullMarked
package com.manystory.catalog.isolation;

import org.jspecify.annotations.NullMarked;
