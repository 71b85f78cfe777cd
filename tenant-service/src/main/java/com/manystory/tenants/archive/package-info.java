/// Archives of whole brands: composed of what each service holds, and put back.
@NullMarked
package com.manystory.tenants.archive;

import org.jspecify.annotations.NullMarked;
