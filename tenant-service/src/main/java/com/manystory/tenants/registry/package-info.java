/// Tells the services which brands there are.
@NullMarked
package com.manystory.tenants.registry;

import org.jspecify.annotations.NullMarked;
