/// Passing calls on to the services inside, streamed, with internal tokens.
@NullMarked
package com.manystory.admin.relay;

import org.jspecify.annotations.NullMarked;
