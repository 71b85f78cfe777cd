/// The admin console: what operators and a brand's staff do, at the platform's edge.
@NullMarked
package com.manystory.admin;

import org.jspecify.annotations.NullMarked;
