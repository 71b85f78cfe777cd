package com.manystory.tenancy.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.manystory.tenancy.TenantId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Mints the signed tokens by which this process calls the others. A token is used again until it
/// has 15 seconds left, so that signing costs next to nothing per call.
public final class InternalTokens {

    static final JOSEObjectType TYPE = new JOSEObjectType("internal+jwt");
    static final String BRAND = "brand";
    static final String INCARNATION = "incarnation";
    static final String ROLES = "roles";

    private static final Duration LEFT_WHEN_REPLACED = Duration.ofSeconds(15);

    private final String issuer;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Function<TenantId, Optional<String>> incarnations;
    private final JWSHeader header;
    private final JWSSigner signer;
    private final Cache<Purpose, String> minted;

    InternalTokens(
            String issuer,
            ECKey key,
            Duration lifetime,
            InstantSource clock,
            Function<TenantId, Optional<String>> incarnations) {
        this.issuer = issuer;
        this.lifetime = lifetime;
        this.clock = clock;
        this.incarnations = incarnations;
        this.header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
        this.signer = signer(key);
        this.minted =
                Caffeine.newBuilder()
                        .maximumSize(4_096)
                        .expireAfterWrite(lifetime.minus(LEFT_WHEN_REPLACED))
                        .build();
    }

    /// Mints in the name of the process whose private key the file holds, knowing nothing of
    /// brands' lives; for tools and tests.
    public static InternalTokens of(String process, Path signingKey) {
        return of(process, signingKey, _ -> Optional.empty());
    }

    /// As [#of(String, Path)], knowing brands' lives.
    public static InternalTokens of(
            String process, Path signingKey, Function<TenantId, Optional<String>> incarnations) {
        return new InternalTokens(
                process,
                KeyFiles.signingKey(signingKey, process),
                Duration.ofMinutes(1),
                InstantSource.system(),
                incarnations);
    }

    /// A token for calling the audience.
    ///
    /// @param audience the process that is called, such as `catalog-service`
    /// @param brand the brand that the call is for, or null for a call of the platform itself
    /// @param subject the person or process behind the call
    /// @param roles what the subject may do there
    public String mint(
            String audience, @Nullable TenantId brand, String subject, Set<String> roles) {
        var incarnation = brand == null ? null : incarnations.apply(brand).orElse(null);
        return minted.get(
                new Purpose(audience, brand, incarnation, subject, Set.copyOf(roles)), this::sign);
    }

    /// The name of this process, which its tokens are issued by.
    public String issuer() {
        return issuer;
    }

    private String sign(Purpose purpose) {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(purpose.audience())
                        .subject(purpose.subject())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .claim(ROLES, List.copyOf(purpose.roles()));
        if (purpose.brand() != null) {
            claims.claim(BRAND, purpose.brand().value());
            claims.claim(INCARNATION, purpose.incarnation());
        }
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("An internal token can't be signed", e);
        }
        return token.serialize();
    }

    private static JWSSigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("Not a private P-256 key: " + key.getKeyID(), e);
        }
    }

    private record Purpose(
            String audience,
            @Nullable TenantId brand,
            @Nullable String incarnation,
            String subject,
            Set<String> roles) {}
}
