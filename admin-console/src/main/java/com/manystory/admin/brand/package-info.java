/// The brands of the platform at a glance.
@NullMarked
package com.manystory.admin.brand;

import org.jspecify.annotations.NullMarked;
