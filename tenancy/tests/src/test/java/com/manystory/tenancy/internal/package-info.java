@NullMarked
package com.manystory.tenancy.internal;

import org.jspecify.annotations.NullMarked;
