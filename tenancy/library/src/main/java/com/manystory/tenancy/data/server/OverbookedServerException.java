package com.manystory.tenancy.data.server;

/// The processes of the platform may open more connections to a database server than it admits.
public final class OverbookedServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OverbookedServerException(ServerUse use) {
        super("Database server " + use);
    }
}
