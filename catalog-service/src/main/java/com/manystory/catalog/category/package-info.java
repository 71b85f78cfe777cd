/// Categories: what kinds of things are sold.
@NullMarked
package com.manystory.catalog.category;

import org.jspecify.annotations.NullMarked;
