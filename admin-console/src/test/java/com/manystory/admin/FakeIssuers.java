package com.manystory.admin;

import com.manystory.tenancy.test.TestBrands;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The platform's issuer and those of Aster and Pebble, on loopback.
final class FakeIssuers {

    private final FakeService server = new FakeService();
    private final Map<String, RSAKey> keys = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();

    FakeIssuers() {
        for (var name : List.of("platform", "aster", "pebble")) {
            keys.put(name, key(name + "-key"));
            fetches.put(name, new AtomicInteger());
            server.on(
                    "GET /" + name + "/oauth2/jwks",
                    exchange -> {
                        fetches(name).incrementAndGet();
                        FakeService.answer(
                                exchange,
                                200,
                                "application/json",
                                new JWKSet(keyOf(name)).toString(true));
                    });
        }
    }

    String base() {
        return server.url();
    }

    /// The issuer publishes another key from now on, and not the one before.
    void replaceKey(String issuer, RSAKey key) {
        keys.put(issuer, key);
    }

    AtomicInteger fetches(String issuer) {
        return Objects.requireNonNull(fetches.get(issuer));
    }

    RSAKey keyOf(String issuer) {
        return Objects.requireNonNull(keys.get(issuer));
    }

    String operator() {
        return sign(keyOf("platform"), operatorClaims().build());
    }

    String operatorWhoReads() {
        return sign(keyOf("platform"), operatorClaims().claim("scope", "operator:read").build());
    }

    String staff(String brand, String... roles) {
        return sign(keyOf(brand), staffClaims(brand, roles).build());
    }

    /// A token of the brand's staff with something about it changed.
    String staff(String brand, Consumer<JWTClaimsSet.Builder> change) {
        var claims = staffClaims(brand, "owner");
        change.accept(claims);
        return sign(keyOf(brand), claims.build());
    }

    JWTClaimsSet.Builder operatorClaims() {
        return claims("platform")
                .subject("olga")
                .audience("manystory-operator")
                .claim("roles", List.of("operator"))
                .claim("scope", "operator:read operator:act");
    }

    JWTClaimsSet.Builder staffClaims(String brand, String... roles) {
        return claims(brand)
                .subject("sam")
                .audience("manystory-staff")
                .claim("brand", brand)
                .claim("incarnation", TestBrands.named(brand).incarnation())
                .claim("roles", List.of(roles));
    }

    static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            var jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder claims(String issuer) {
        return new JWTClaimsSet.Builder()
                .issuer(base() + "/" + issuer)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }
}
