@NullMarked
package com.manystory.tenancy.autoconfigure;

import org.jspecify.annotations.NullMarked;
