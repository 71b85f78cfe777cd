package com.manystory.tenancy.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this process proves itself to the others, and whom it believes.
///
/// @param enabled whether the secured paths need an internal token
/// @param name this process: the issuer of its tokens, and the audience it accepts
/// @param signingKey file of the private P-256 JWK that signs its tokens; its `kid` is the name, a
///   hyphen and a number
/// @param trustedKeys file of the public JWKS of every process of the platform; read again when it
///   changes
/// @param securedPaths the paths that need an internal token
/// @param tokenLifetime how long a token is valid, 20 seconds to 5 minutes
/// @param clockSkew how far the clocks of two processes may differ
/// @param verifiedTokens how many verified tokens are remembered until they expire
@ConfigurationProperties("manystory.internal")
public record InternalProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String name,
        @Nullable Path signingKey,
        @Nullable Path trustedKeys,
        @DefaultValue({"/internal/**", "/api/**"}) List<String> securedPaths,
        @DefaultValue("60s") Duration tokenLifetime,
        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("10000") int verifiedTokens) {

    /// The longest life of a token that anybody accepts.
    static final Duration LONGEST_LIFETIME = Duration.ofMinutes(5);

    public InternalProperties {
        if (tokenLifetime.compareTo(Duration.ofSeconds(20)) < 0
                || tokenLifetime.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException(
                    "manystory.internal.token-lifetime must be 20 seconds to 5 minutes");
        }
    }

    String requiredName() {
        return required(name, "name");
    }

    Path requiredSigningKey() {
        return required(signingKey, "signing-key");
    }

    Path requiredTrustedKeys() {
        return required(trustedKeys, "trusted-keys");
    }

    private static <T> T required(@Nullable T value, String property) {
        if (value == null) {
            throw new IllegalStateException("manystory.internal." + property + " must be set");
        }
        return value;
    }
}
