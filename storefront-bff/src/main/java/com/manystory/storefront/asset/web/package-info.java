/// The addresses of the site's own files.
@NullMarked
package com.manystory.storefront.asset.web;

import org.jspecify.annotations.NullMarked;
