/// The control plane API of migrations of the fleet's databases.
@NullMarked
package com.manystory.tenants.fleet.web;

import org.jspecify.annotations.NullMarked;
