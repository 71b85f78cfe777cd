/// The reservation API.
@NullMarked
package com.manystory.catalog.reservation.web;

import org.jspecify.annotations.NullMarked;
