/// Talking to a running platform as an operator.
@NullMarked
package com.manystory.local.platform;

import org.jspecify.annotations.NullMarked;
