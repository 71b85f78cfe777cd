/// The desired state of a brand as clients write it, and the rules that it must keep.
@NullMarked
package com.manystory.tenants.desired;

import org.jspecify.annotations.NullMarked;
