/// Trust between the platform's own processes: short-lived signed tokens that carry the brand, the
/// security of the paths that need one, and the client that sends them.
@NullMarked
package com.manystory.tenancy.internal;

import org.jspecify.annotations.NullMarked;
