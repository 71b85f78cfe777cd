package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/// A verified internal token; shared by all the requests that carry it.
final class InternalAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient InternalPrincipal principal;
    private final @Nullable String incarnation;

    InternalAuthentication(InternalPrincipal principal, @Nullable String incarnation) {
        super(
                principal.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
        this.principal = principal;
        this.incarnation = incarnation;
        setAuthenticated(true);
    }

    static InternalAuthentication of(Jwt token) {
        var brand = token.getClaimAsString(InternalTokens.BRAND);
        var roles = token.getClaimAsStringList(InternalTokens.ROLES);
        return new InternalAuthentication(
                new InternalPrincipal(
                        required(token.getClaimAsString("iss")),
                        brand == null ? null : TenantId.of(brand),
                        required(token.getSubject()),
                        Set.copyOf(roles == null ? List.of() : roles)),
                token.getClaimAsString(InternalTokens.INCARNATION));
    }

    private static String required(@Nullable String claim) {
        return Objects.requireNonNull(claim, "TokenRules lets no token pass without it");
    }

    @Override
    public InternalPrincipal getPrincipal() {
        return principal;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /// The life of the brand that the token was minted for, or null when it doesn't say.
    @Nullable String incarnation() {
        return incarnation;
    }
}
