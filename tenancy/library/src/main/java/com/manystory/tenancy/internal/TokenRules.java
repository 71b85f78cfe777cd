package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// What a correctly signed token must also say before it is believed.
final class TokenRules implements OAuth2TokenValidator<Jwt> {

    private final String audience;
    private final Duration clockSkew;
    private final ClaimRules claims;

    TokenRules(String audience, Duration clockSkew, ClaimRules claims) {
        this.audience = audience;
        this.clockSkew = clockSkew;
        this.claims = claims;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var fault = faultOf(token);
        return fault == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, fault, null));
    }

    private @Nullable String faultOf(Jwt token) {
        var issuer = token.getClaimAsString("iss");
        if (issuer == null
                || !issuer.equals(KeyFiles.ownerOf((String) token.getHeaders().get("kid")))) {
            return "The issuer doesn't own the key";
        }
        if (!List.of(audience).equals(token.getAudience())) {
            return "The token is for another audience";
        }
        var expires = token.getExpiresAt();
        if (expires == null
                || expires.isAfter(
                        Instant.now().plus(InternalProperties.LONGEST_LIFETIME).plus(clockSkew))) {
            return "The token must expire within five minutes";
        }
        var brand = token.getClaims().get(InternalTokens.BRAND);
        if (brand != null && !(brand instanceof String id && TenantId.isValid(id))) {
            return "The brand isn't a brand id";
        }
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            return "The token has no subject";
        }
        if (brand != null && !claims.mayCallForBrands(issuer)) {
            return "The issuer may not call for a brand";
        }
        return isAllowed(token.getClaims().get(InternalTokens.ROLES), issuer)
                ? null
                : "The issuer may not claim the roles";
    }

    private boolean isAllowed(@Nullable Object roles, String issuer) {
        return roles == null
                || roles instanceof List<?> list
                        && list.stream()
                                .allMatch(role ->
                                        role instanceof String name
                                                && claims.mayClaim(issuer, name));
    }
}
