/// The painter's tools: a canvas in picture units, outlines, light, brush and grain.
@NullMarked
package com.manystory.catalog.illustration.canvas;

import org.jspecify.annotations.NullMarked;
