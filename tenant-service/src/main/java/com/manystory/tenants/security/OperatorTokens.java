package com.manystory.tenants.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Verifies operators' access tokens: signature by a key of the platform's issuer, issuer,
/// audience, expiry and role. Keys are fetched at most twice in half a minute whatever tokens
/// arrive, and the known ones go on being good while the issuer is away.
final class OperatorTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_KEY_SET = 64 * 1024;

    private OperatorTokens() {}

    static JwtDecoder decoder(OperatorProperties properties) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(properties)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null));
        // Claims are judged by the validators below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(properties));
        return token -> {
            try {
                return decoder.decode(token);
            } catch (BadJwtException e) {
                throw e;
            } catch (JwtException e) {
                throw withoutKeys(e);
            }
        };
    }

    /// A key that may not be looked for again so soon is an unknown one; anything else means that
    /// the issuer can't be asked.
    private static BadJwtException withoutKeys(JwtException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return new BadJwtException("The token is signed by an unknown key", e);
            }
        }
        return new KeysUnavailableException(e);
    }

    /// Thrown when the issuer's keys aren't known and can't be fetched.
    static final class KeysUnavailableException extends BadJwtException {

        private static final long serialVersionUID = 1;

        KeysUnavailableException(Throwable cause) {
            super("The issuer's keys can't be fetched", cause);
        }
    }

    private static JWKSource<SecurityContext> keys(OperatorProperties properties) {
        try {
            return JWKSourceBuilder.create(
                            properties.keys().toURL(),
                            new DefaultResourceRetriever(
                                    TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_KEY_SET))
                    .cache(Duration.ofMinutes(10).toMillis(), Duration.ofSeconds(10).toMillis())
                    .rateLimited(Duration.ofSeconds(30).toMillis())
                    .retrying(false)
                    .outageTolerant(Duration.ofHours(12).toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(
                    "manystory.identity: %s isn't an address".formatted(properties.keys()), e);
        }
    }

    private static OAuth2TokenValidator<Jwt> validator(OperatorProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(properties.issuer()),
                new JwtTimestampValidator(properties.clockSkew()),
                new JwtClaimValidator<Object>("exp", expiry -> expiry != null),
                new JwtClaimValidator<List<String>>(
                        "aud",
                        audience ->
                                audience != null
                                        && audience.contains(properties.operatorAudience())),
                new JwtClaimValidator<Object>(
                        "roles",
                        roles -> roles instanceof List<?> list && list.contains("operator")));
    }
}
