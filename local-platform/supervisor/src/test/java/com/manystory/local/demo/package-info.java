@NullMarked
package com.manystory.local.demo;

import org.jspecify.annotations.NullMarked;
