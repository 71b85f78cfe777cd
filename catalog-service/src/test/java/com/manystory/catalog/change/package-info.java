@NullMarked
package com.manystory.catalog.change;

import org.jspecify.annotations.NullMarked;
