/// The built-in gateway for trying things out, as if it were an outside system.
@NullMarked
package com.manystory.payment.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
