@NullMarked
package com.manystory.tenancy.data.databases;

import org.jspecify.annotations.NullMarked;
