package com.manystory.catalog.importing;

import org.jspecify.annotations.Nullable;

/// The keys of what a row's listing refers to.
record RowStructure(String category, String vendor, @Nullable String place) {}
