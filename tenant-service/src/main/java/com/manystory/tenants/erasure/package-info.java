/// The proof that nothing is left of a brand that was erased.
@NullMarked
package com.manystory.tenants.erasure;

import org.jspecify.annotations.NullMarked;
