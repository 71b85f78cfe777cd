/// Pictures of the catalogue.
@NullMarked
package com.manystory.storefront.media;

import org.jspecify.annotations.NullMarked;
