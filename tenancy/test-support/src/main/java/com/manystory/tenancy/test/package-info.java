/// Two brands, the real stores embedded, and assertions that one brand's data stays its own, for
/// the tests of any service.
@NullMarked
package com.manystory.tenancy.test;

import org.jspecify.annotations.NullMarked;
