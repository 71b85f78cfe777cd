/// The files that crawlers and browsers ask of every site.
@NullMarked
package com.manystory.storefront.seo.web;

import org.jspecify.annotations.NullMarked;
