/// Catalog service: what each brand sells, when, and how much of it is left.
@NullMarked
package com.manystory.catalog;

import org.jspecify.annotations.NullMarked;
