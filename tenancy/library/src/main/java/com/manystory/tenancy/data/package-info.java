/// SQL for the bound brand: one pool of connections over all brands' databases, and the data source
/// that routes to it. Nothing here falls back to some other database.
@NullMarked
package com.manystory.tenancy.data;

import org.jspecify.annotations.NullMarked;
