/// Words in several languages: translated texts, slugs, and folding for comparison.
@NullMarked
package com.manystory.catalog.text;

import org.jspecify.annotations.NullMarked;
