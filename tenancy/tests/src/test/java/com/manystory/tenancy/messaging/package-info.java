@NullMarked
package com.manystory.tenancy.messaging;

import org.jspecify.annotations.NullMarked;
