/// The vendor API.
@NullMarked
package com.manystory.catalog.vendor.web;

import org.jspecify.annotations.NullMarked;
