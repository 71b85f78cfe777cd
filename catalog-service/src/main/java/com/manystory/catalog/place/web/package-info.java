/// The place API.
@NullMarked
package com.manystory.catalog.place.web;

import org.jspecify.annotations.NullMarked;
