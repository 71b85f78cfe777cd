package com.manystory.tenancy.redis;

import com.manystory.tenancy.TenantId;

/// The registry doesn't know the brand (any more), so that nothing in Redis can be its own.
public final class UnknownBrandException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    UnknownBrandException(TenantId tenant) {
        super("The registry doesn't know brand " + tenant);
    }
}
