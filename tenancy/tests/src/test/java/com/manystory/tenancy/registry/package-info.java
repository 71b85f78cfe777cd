@NullMarked
package com.manystory.tenancy.registry;

import org.jspecify.annotations.NullMarked;
