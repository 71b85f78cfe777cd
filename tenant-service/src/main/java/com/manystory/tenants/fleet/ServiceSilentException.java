package com.manystory.tenants.fleet;

import org.jspecify.annotations.Nullable;

/// Thrown when a service doesn't tell how its databases are.
public final class ServiceSilentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ServiceSilentException(String service, String why, @Nullable Throwable cause) {
        super("%s doesn't tell how its databases are: %s.".formatted(service, why), cause);
    }
}
