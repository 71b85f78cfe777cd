/// Archives of a brand's data: written from one snapshot, loaded all or nothing, masked on the way
/// in if asked for.
@NullMarked
package com.manystory.tenancy.archive;

import org.jspecify.annotations.NullMarked;
