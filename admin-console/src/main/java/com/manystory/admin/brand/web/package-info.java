/// The list of brands, as JSON and as a page.
@NullMarked
package com.manystory.admin.brand.web;

import org.jspecify.annotations.NullMarked;
