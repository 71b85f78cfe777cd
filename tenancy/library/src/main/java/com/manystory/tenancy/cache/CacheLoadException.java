package com.manystory.tenancy.cache;

import org.jspecify.annotations.Nullable;

/// Thrown when a value can't be loaded because of a checked exception, or not in time.
public final class CacheLoadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CacheLoadException(String region, @Nullable Throwable cause) {
        super("A value of " + region + " can't be loaded", cause);
    }
}
