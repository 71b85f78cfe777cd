@NullMarked
package com.manystory.tenancy.data;

import org.jspecify.annotations.NullMarked;
