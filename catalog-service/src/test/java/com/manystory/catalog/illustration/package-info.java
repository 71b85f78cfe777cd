@NullMarked
package com.manystory.catalog.illustration;

import org.jspecify.annotations.NullMarked;
