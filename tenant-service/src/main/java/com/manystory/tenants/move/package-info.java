/// Moves brands between database clusters while they are served: decides on each step, and has the
/// services take it.
@NullMarked
package com.manystory.tenants.move;

import org.jspecify.annotations.NullMarked;
