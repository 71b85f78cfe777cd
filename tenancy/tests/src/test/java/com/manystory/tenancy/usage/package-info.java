@NullMarked
package com.manystory.tenancy.usage;

import org.jspecify.annotations.NullMarked;
