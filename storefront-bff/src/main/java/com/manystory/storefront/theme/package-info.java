/// A brand's look: its design tokens as a style sheet, the variants that templates and styles
/// choose from, and whether its colours can be read.
@NullMarked
package com.manystory.storefront.theme;

import org.jspecify.annotations.NullMarked;
