/// The brand's own record of who changed its catalogue.
@NullMarked
package com.manystory.catalog.change;

import org.jspecify.annotations.NullMarked;
