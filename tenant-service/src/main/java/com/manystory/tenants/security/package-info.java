/// Who may operate the platform.
@NullMarked
package com.manystory.tenants.security;

import org.jspecify.annotations.NullMarked;
