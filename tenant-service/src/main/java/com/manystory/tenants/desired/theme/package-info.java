/// Rules for a brand's look: token syntax and legible colours.
@NullMarked
package com.manystory.tenants.desired.theme;

import org.jspecify.annotations.NullMarked;
