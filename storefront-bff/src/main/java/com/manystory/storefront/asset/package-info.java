/// The site's own files, fingerprinted.
@NullMarked
package com.manystory.storefront.asset;

import org.jspecify.annotations.NullMarked;
