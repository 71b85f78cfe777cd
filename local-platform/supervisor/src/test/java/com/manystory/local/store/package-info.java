@org.jspecify.annotations.NullMarked
package com.manystory.local.store;
