/// A brand's design tokens as a style sheet.
@NullMarked
package com.manystory.storefront.theme;

import org.jspecify.annotations.NullMarked;
