/// Colours in OKLCH, and the palette that a brand's pictures are painted with.
@NullMarked
package com.manystory.catalog.illustration.colour;

import org.jspecify.annotations.NullMarked;
