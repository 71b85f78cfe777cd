/// What staff do with the catalogue: listings in any state, categories and vendors, each change on
/// record.
@NullMarked
package com.manystory.catalog.administration;

import org.jspecify.annotations.NullMarked;
