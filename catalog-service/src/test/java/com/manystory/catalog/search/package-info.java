@NullMarked
package com.manystory.catalog.search;

import org.jspecify.annotations.NullMarked;
