package com.manystory.tenancy.redis;

import org.jspecify.annotations.Nullable;

/// Thrown when Redis doesn't answer in time or isn't there.
public final class RedisUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RedisUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
