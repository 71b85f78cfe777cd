@NullMarked
package com.manystory.tenancy.registry.s3;

import org.jspecify.annotations.NullMarked;
