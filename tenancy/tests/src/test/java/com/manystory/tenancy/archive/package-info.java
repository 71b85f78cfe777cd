@NullMarked
package com.manystory.tenancy.archive;

import org.jspecify.annotations.NullMarked;
