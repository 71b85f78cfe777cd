package com.manystory.admin.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Checks signatures with the issuers' published keys. Of a bounded number of issuers the keys are
/// remembered, those of each life of a brand by themselves; unknown key ids can't make us fetch
/// more than once in half a minute; known keys go on working while the issuer is away. The
/// algorithms are ours to choose, not the token's.
@Component
class IssuerKeys {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(3);

    private final IdentitySettings settings;
    private final LoadingCache<Life, Keys> issuers;

    IssuerKeys(IdentitySettings settings) {
        this.settings = settings;
        this.issuers =
                Caffeine.newBuilder()
                        .maximumSize(1_000)
                        .expireAfterAccess(Duration.ofHours(12))
                        .build(this::keys);
    }

    ConfigurableJWTProcessor<SecurityContext> of(Issuer issuer) {
        return issuers.get(Life.of(issuer)).processor();
    }

    /// Whether any key of the issuer is at hand.
    boolean areKnown(Issuer issuer) {
        try {
            var any = new JWKSelector(new JWKMatcher.Builder().build());
            return !issuers.get(Life.of(issuer)).source().get(any, null).isEmpty();
        } catch (KeySourceException unavailable) {
            return false;
        }
    }

    private Keys keys(Life life) {
        var source = source(life.address());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return new Keys(source, processor);
    }

    private JWKSource<SecurityContext> source(String address) {
        try {
            var retriever =
                    new DefaultResourceRetriever(
                            (int) CONNECT.toMillis(), (int) READ.toMillis(), LARGEST_ANSWER);
            return JWKSourceBuilder.<SecurityContext>create(
                            URI.create(address + settings.jwksPath()).toURL(), retriever)
                    .cache(settings.keysKept().toMillis(), READ.plusSeconds(12).toMillis())
                    .rateLimited(30_000)
                    .outageTolerant(settings.keysOutage().toMillis())
                    .build();
        } catch (MalformedURLException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /// What was published at an address in one life of its brand.
    private record Life(String address, String incarnation) {

        static Life of(Issuer issuer) {
            return new Life(issuer.address(), issuer.incarnation());
        }
    }

    private record Keys(
            JWKSource<SecurityContext> source,
            ConfigurableJWTProcessor<SecurityContext> processor) {}
}
