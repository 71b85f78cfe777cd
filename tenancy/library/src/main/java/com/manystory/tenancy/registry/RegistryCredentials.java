package com.manystory.tenancy.registry;

/// What the registry client shows to the control plane.
@FunctionalInterface
public interface RegistryCredentials {

    /// A bearer token that is valid now.
    String bearer();
}
