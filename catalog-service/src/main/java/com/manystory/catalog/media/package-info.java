/// Pictures: uploaded or drawn, made into the sizes and formats that pages ask for.
@NullMarked
package com.manystory.catalog.media;

import org.jspecify.annotations.NullMarked;
