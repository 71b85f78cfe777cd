/// The administration API.
@NullMarked
package com.manystory.catalog.administration.web;

import org.jspecify.annotations.NullMarked;
