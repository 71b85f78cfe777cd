@NullMarked
package com.manystory.catalog.media;

import org.jspecify.annotations.NullMarked;
