/// Who may do what to which brand.
@NullMarked
package com.manystory.admin.access;

import org.jspecify.annotations.NullMarked;
