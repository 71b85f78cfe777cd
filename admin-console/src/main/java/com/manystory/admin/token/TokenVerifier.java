package com.manystory.admin.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Checks an outside access token: a trusted issuer, its signature, that it is meant for the
/// console, that it hasn't run out (it has to say when it does), and that a brand's issuer speaks
/// about no other brand and no other life of it.
@Component
public class TokenVerifier {

    private static final Set<String> STAFF_ROLES = Set.of("viewer", "editor", "finance", "owner");
    private static final int LONGEST = 8_192;

    private final Issuers issuers;
    private final IssuerKeys keys;
    private final IdentitySettings settings;

    TokenVerifier(Issuers issuers, IssuerKeys keys, IdentitySettings settings) {
        this.issuers = issuers;
        this.keys = keys;
        this.settings = settings;
    }

    /// Who sent the token.
    ///
    /// @throws InvalidBearerTokenException when it isn't to be believed
    /// @throws IssuerUnavailableException when the issuer's keys can't be had
    public ConsoleUser verify(String token) {
        try {
            if (token.length() > LONGEST) {
                throw refused();
            }
            var jwt = SignedJWT.parse(token);
            var claimed = jwt.getJWTClaimsSet().getIssuer();
            var issuer =
                    issuers.find(claimed == null ? "" : claimed)
                            .orElseThrow(TokenVerifier::refused);
            var claims = signed(jwt, issuer);
            check(claims, issuer);
            return switch (issuer) {
                case Issuer.Platform _ -> operator(claims);
                case Issuer.OfBrand brand -> staff(claims, brand);
            };
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw refused();
        }
    }

    /// Keys that aren't published and mustn't be looked for again yet are wrong, unless we know no
    /// keys of the issuer at all.
    private JWTClaimsSet signed(SignedJWT jwt, Issuer issuer)
            throws BadJOSEException, JOSEException {
        try {
            return keys.of(issuer).process(jwt, null);
        } catch (KeySourceException unavailable) {
            if (keys.areKnown(issuer)) {
                throw refused();
            }
            throw new IssuerUnavailableException(unavailable);
        }
    }

    private void check(JWTClaimsSet claims, Issuer issuer) {
        var now = Instant.now();
        var skew = settings.clockSkew();
        var expires = claims.getExpirationTime();
        var notBefore = claims.getNotBeforeTime();
        var subject = claims.getSubject();
        if (!issuer.address().equals(claims.getIssuer())
                || !claims.getAudience().contains(issuer.audience())
                || expires == null
                || !now.isBefore(expires.toInstant().plus(skew))
                || (notBefore != null && now.isBefore(notBefore.toInstant().minus(skew)))
                || subject == null
                || subject.isBlank()) {
            throw refused();
        }
    }

    private static ConsoleUser operator(JWTClaimsSet claims) throws ParseException {
        var scopes = scopes(claims);
        var mayAct = scopes.contains("operator:act");
        if (!roles(claims).contains("operator") || !(mayAct || scopes.contains("operator:read"))) {
            throw refused();
        }
        return new ConsoleUser.Operator(claims.getSubject(), mayAct);
    }

    private static ConsoleUser staff(JWTClaimsSet claims, Issuer.OfBrand issuer)
            throws ParseException {
        var roles = roles(claims);
        roles.retainAll(STAFF_ROLES);
        if (!issuer.incarnation().equals(claims.getStringClaim("incarnation"))) {
            throw refused();
        }
        var brand = issuer.brand();
        if (!brand.value().equals(claims.getStringClaim("brand")) || roles.isEmpty()) {
            throw refused();
        }
        if (roles.contains("owner")) {
            roles.add("editor");
        }
        return new ConsoleUser.Staff(claims.getSubject(), brand, roles);
    }

    private static Set<String> roles(JWTClaimsSet claims) throws ParseException {
        @Nullable List<String> roles = claims.getStringListClaim("roles");
        return roles == null ? new HashSet<>() : new HashSet<>(roles);
    }

    private static Set<String> scopes(JWTClaimsSet claims) throws ParseException {
        return switch (claims.getClaim("scope")) {
            case String text -> new HashSet<>(Arrays.asList(text.split(" ")));
            case List<?> list -> new HashSet<>(list.stream().map(String::valueOf).toList());
            case null, default -> new HashSet<>();
        };
    }

    private static InvalidBearerTokenException refused() {
        return new InvalidBearerTokenException("The token isn't valid here");
    }
}
