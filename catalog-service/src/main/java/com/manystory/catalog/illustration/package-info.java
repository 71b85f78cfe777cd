/// Draws the pictures of listings that have no photograph: a pure function from a scene to pixels.
@NullMarked
package com.manystory.catalog.illustration;

import org.jspecify.annotations.NullMarked;
