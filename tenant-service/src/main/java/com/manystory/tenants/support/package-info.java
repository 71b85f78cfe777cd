/// Access of the platform's people to a brand's data: asked for, limited in time, seen by the
/// brand.
@NullMarked
package com.manystory.tenants.support;

import org.jspecify.annotations.NullMarked;
