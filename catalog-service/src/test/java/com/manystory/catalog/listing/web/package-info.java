@NullMarked
package com.manystory.catalog.listing.web;

import org.jspecify.annotations.NullMarked;
