package com.manystory.tenancy.test;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.Seals;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Internal tokens that a service under test believes, signed by the very keys that
/// [EmbeddedPlatform] tells it to trust.
public final class TestTokens {

    private static final Set<String> CONSOLE =
            Set.of("viewer", "editor", "finance", "owner", "operator");
    private static final Map<String, InternalTokens> MINTS = new ConcurrentHashMap<>();
    private static final Map<String, Seals> SEALS = new ConcurrentHashMap<>();

    private TestTokens() {}

    /// A token of the process that may claim the roles: the control plane, the console, or else the
    /// storefront.
    ///
    /// @param audience the service that is called, such as `catalog-service`
    /// @param brand the brand, or null for a call of the platform itself
    /// @param subject who calls
    /// @param roles what the subject may do, such as `service` or `editor`
    public static String mint(
            String audience, @Nullable TenantId brand, String subject, String... roles) {
        return mintAs(issuer(Set.of(roles)), audience, brand, subject, roles);
    }

    /// A token of a certain process, such as `tenant-service`, whether it may claim the roles or
    /// not.
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

    /// A token for a life of the brand that may not be the one that is lived.
    public static String mintInLife(
            String incarnation, String audience, TenantId brand, String subject, String... roles) {
        var issuer = issuer(Set.of(roles));
        return MINTS.computeIfAbsent(
                        issuer + " in " + incarnation,
                        _ ->
                                InternalTokens.of(
                                        issuer,
                                        EmbeddedPlatform.signingKey(issuer),
                                        _ -> Optional.of(incarnation)))
                .mint(audience, brand, subject, Set.of(roles));
    }

    /// The seals of a process, such as `payment-service`.
    public static Seals seals(String process) {
        return SEALS.computeIfAbsent(
                process,
                name ->
                        Seals.of(
                                name,
                                EmbeddedPlatform.signingKey(name),
                                EmbeddedPlatform.trustedKeys()));
    }

    private static String issuer(Set<String> roles) {
        if (roles.contains("control-plane")) {
            return "tenant-service";
        }
        return Collections.disjoint(roles, CONSOLE) ? "storefront-bff" : "admin-console";
    }
}
