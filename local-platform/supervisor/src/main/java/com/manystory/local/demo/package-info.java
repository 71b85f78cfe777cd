/// Makes the demo brands' catalogues: believable vendors, places, listings and sessions around
/// today's date.
@NullMarked
package com.manystory.local.demo;

import org.jspecify.annotations.NullMarked;
