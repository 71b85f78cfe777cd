package com.manystory.tenancy.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Verifies internal tokens: ES256 by a trusted key, then [TokenRules]. What was verified is
/// remembered by the token's hash until it expires or the trusted keys change.
final class InternalTokenVerifier {

    private final TrustedKeys keys;
    private final JwtDecoder decoder;
    private final Cache<ByteBuffer, Verified> verified;

    InternalTokenVerifier(TrustedKeys keys, InternalProperties properties, ClaimRules claims) {
        this.keys = keys;
        this.decoder = decoder(keys, properties, claims);
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(properties.verifiedTokens())
                        .expireAfterWrite(InternalProperties.LONGEST_LIFETIME)
                        .build();
    }

    Authentication authenticate(Authentication request) {
        return verify(((BearerTokenAuthenticationToken) request).getToken());
    }

    InternalAuthentication verify(String token) {
        var version = keys.version();
        var hash = ByteBuffer.wrap(sha256(token));
        var known = verified.getIfPresent(hash);
        if (known != null && known.keysVersion() == version && known.isValid()) {
            return known.authentication();
        }
        try {
            var jwt = decoder.decode(token);
            var authentication = InternalAuthentication.of(jwt);
            verified.put(
                    hash,
                    new Verified(
                            authentication, Objects.requireNonNull(jwt.getExpiresAt()), version));
            return authentication;
        } catch (JwtException e) {
            throw new InvalidBearerTokenException(
                    Objects.requireNonNullElse(e.getMessage(), "The token isn't valid"), e);
        }
    }

    private static JwtDecoder decoder(
            TrustedKeys keys, InternalProperties properties, ClaimRules claims) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(InternalTokens.TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(properties.clockSkew()),
                        new TokenRules(properties.requiredName(), properties.clockSkew(), claims)));
        return decoder;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Verified(
            InternalAuthentication authentication, Instant expires, long keysVersion) {

        boolean isValid() {
            return Instant.now().isBefore(expires);
        }
    }
}
