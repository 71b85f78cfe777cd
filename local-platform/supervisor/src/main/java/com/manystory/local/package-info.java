/// The local platform: everything that Manystory needs, as processes of one machine.
@NullMarked
package com.manystory.local;

import org.jspecify.annotations.NullMarked;
