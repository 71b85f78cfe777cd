/// The control plane: which brands there should be, and the work that makes it so.
@NullMarked
package com.manystory.tenants;

import org.jspecify.annotations.NullMarked;
