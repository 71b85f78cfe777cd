/// Support access and the audit as a brand's staff sees them, from the control plane.
@NullMarked
package com.manystory.admin.support;

import org.jspecify.annotations.NullMarked;
