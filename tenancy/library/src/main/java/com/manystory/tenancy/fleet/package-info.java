/// The endpoint through which the control plane has a service migrate its brands' databases.
@NullMarked
package com.manystory.tenancy.fleet;

import org.jspecify.annotations.NullMarked;
