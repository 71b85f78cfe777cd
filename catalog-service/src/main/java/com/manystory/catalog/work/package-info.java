/// Work that falls due in some brand's database, found without asking every database.
@NullMarked
package com.manystory.catalog.work;

import org.jspecify.annotations.NullMarked;
