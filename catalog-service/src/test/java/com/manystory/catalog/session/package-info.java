@NullMarked
package com.manystory.catalog.session;

import org.jspecify.annotations.NullMarked;
