/// Finding listings: filters, words, order, facets, and the ready-made documents behind them.
@NullMarked
package com.manystory.catalog.search;

import org.jspecify.annotations.NullMarked;
