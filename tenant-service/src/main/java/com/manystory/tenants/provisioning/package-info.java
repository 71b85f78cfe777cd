/// Brings what is to what should be: each service's part of each brand.
@NullMarked
package com.manystory.tenants.provisioning;

import org.jspecify.annotations.NullMarked;
