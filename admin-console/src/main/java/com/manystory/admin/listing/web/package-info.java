/// Listings over HTTP.
@NullMarked
package com.manystory.admin.listing.web;

import org.jspecify.annotations.NullMarked;
