@NullMarked
package com.manystory.catalog.importing;

import org.jspecify.annotations.NullMarked;
