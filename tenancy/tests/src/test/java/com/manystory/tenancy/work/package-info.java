@NullMarked
package com.manystory.tenancy.work;

import org.jspecify.annotations.NullMarked;
