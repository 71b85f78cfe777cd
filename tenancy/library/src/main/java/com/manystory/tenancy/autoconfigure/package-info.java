/// Wires the library into a Spring Boot service. Every bean backs off when the service declares its
/// own.
@NullMarked
package com.manystory.tenancy.autoconfigure;

import org.jspecify.annotations.NullMarked;
