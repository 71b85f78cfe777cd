/// What a brand is made of: its desired state, as the control plane stores it and every service
/// reads it.
@NullMarked
package com.manystory.tenancy.brand;

import org.jspecify.annotations.NullMarked;
