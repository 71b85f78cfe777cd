@NullMarked
package com.manystory.catalog.illustration.colour;

import org.jspecify.annotations.NullMarked;
