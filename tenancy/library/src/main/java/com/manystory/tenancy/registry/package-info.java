/// Which brands there are. Services hold the registry in memory and on disk, so that they serve
/// known brands, and restart, with the control plane down.
@NullMarked
package com.manystory.tenancy.registry;

import org.jspecify.annotations.NullMarked;
