/// Ready-made answers: what is stored of a listing, turned into JSON and search text per locale.
@NullMarked
package com.manystory.catalog.document;

import org.jspecify.annotations.NullMarked;
