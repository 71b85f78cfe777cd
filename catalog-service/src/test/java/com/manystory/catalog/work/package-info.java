@NullMarked
package com.manystory.catalog.work;

import org.jspecify.annotations.NullMarked;
