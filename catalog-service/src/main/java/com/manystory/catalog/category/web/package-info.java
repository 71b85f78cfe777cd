/// The category API.
@NullMarked
package com.manystory.catalog.category.web;

import org.jspecify.annotations.NullMarked;
