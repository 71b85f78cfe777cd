/// Money in minor units, exact, and how each brand's customers expect to read it.
@NullMarked
package com.manystory.tenancy.money;

import org.jspecify.annotations.NullMarked;
