/// Hibernate on the bound brand's database.
@NullMarked
package com.manystory.tenancy.data.jpa;

import org.jspecify.annotations.NullMarked;
