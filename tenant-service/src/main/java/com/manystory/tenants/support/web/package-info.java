/// Support access over HTTP, for operators and for the console's staff.
@NullMarked
package com.manystory.tenants.support.web;

import org.jspecify.annotations.NullMarked;
