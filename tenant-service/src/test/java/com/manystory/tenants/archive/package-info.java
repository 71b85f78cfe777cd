@NullMarked
package com.manystory.tenants.archive;

import org.jspecify.annotations.NullMarked;
