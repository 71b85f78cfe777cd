/// Pages of long lists.
@NullMarked
package com.manystory.catalog.paging;

import org.jspecify.annotations.NullMarked;
