/// Series of sessions: when they recur, the sessions that they make, and the seats of each.
@NullMarked
package com.manystory.catalog.session;

import org.jspecify.annotations.NullMarked;
