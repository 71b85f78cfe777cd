@NullMarked
package com.manystory.catalog.reservation;

import org.jspecify.annotations.NullMarked;
