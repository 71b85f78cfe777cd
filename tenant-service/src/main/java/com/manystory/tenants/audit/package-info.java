/// Who changed what, when and why; append-only.
@NullMarked
package com.manystory.tenants.audit;

import org.jspecify.annotations.NullMarked;
