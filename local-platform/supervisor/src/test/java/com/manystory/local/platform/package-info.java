@NullMarked
package com.manystory.local.platform;

import org.jspecify.annotations.NullMarked;
