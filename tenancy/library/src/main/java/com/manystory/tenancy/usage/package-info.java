/// What each brand uses of this process and of the stores behind it, counted and told to the
/// control plane.
@NullMarked
package com.manystory.tenancy.usage;

import org.jspecify.annotations.NullMarked;
