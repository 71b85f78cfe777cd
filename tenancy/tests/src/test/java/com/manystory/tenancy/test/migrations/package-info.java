@NullMarked
package com.manystory.tenancy.test.migrations;

import org.jspecify.annotations.NullMarked;
