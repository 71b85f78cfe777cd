@NullMarked
package com.manystory.catalog.paging;

import org.jspecify.annotations.NullMarked;
