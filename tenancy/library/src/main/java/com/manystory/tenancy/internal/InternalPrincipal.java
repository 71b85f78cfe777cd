package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantId;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who calls, as an internal token says.
///
/// @param issuer the process that vouches for the call, such as `storefront-bff`
/// @param brand the brand that the call is for, or null for a call of the platform itself
/// @param subject the person or process behind the call
/// @param roles what the subject may do, such as `service` or `editor`
public record InternalPrincipal(
        String issuer, @Nullable TenantId brand, String subject, Set<String> roles)
        implements Principal {

    public InternalPrincipal {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return subject;
    }
}
