@NullMarked
package com.manystory.tenancy.data.server;

import org.jspecify.annotations.NullMarked;
