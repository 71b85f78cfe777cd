@NullMarked
package com.manystory.catalog.text;

import org.jspecify.annotations.NullMarked;
