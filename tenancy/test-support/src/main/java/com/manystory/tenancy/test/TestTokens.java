package com.manystory.tenancy.test;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.InternalTokens;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Internal tokens that a service under test believes, signed by the very keys that
/// [EmbeddedPlatform] tells it to trust.
public final class TestTokens {

    private static final String ISSUER = "storefront-bff";
    private static final Map<String, InternalTokens> MINTS = new ConcurrentHashMap<>();

    private TestTokens() {}

    /// A token of the storefront.
    ///
    /// @param audience the service that is called, such as `catalog-service`
    /// @param brand the brand, or null for a call of the platform itself
    /// @param subject who calls
    /// @param roles what the subject may do, such as `service` or `editor`
    public static String mint(
            String audience, @Nullable TenantId brand, String subject, String... roles) {
        return mintAs(ISSUER, audience, brand, subject, roles);
    }

    /// A token of another process, such as `tenant-service`.
    public static String mintAs(
            String issuer,
            String audience,
            @Nullable TenantId brand,
            String subject,
            String... roles) {
        return MINTS.computeIfAbsent(
                        issuer, name -> InternalTokens.of(name, EmbeddedPlatform.signingKey(name)))
                .mint(audience, brand, subject, Set.of(roles));
    }
}
