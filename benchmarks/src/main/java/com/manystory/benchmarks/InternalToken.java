package com.manystory.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// A token such as storefront-bff mints for its calls, so that catalog-service can be measured by
/// itself. It lives as long as services accept at the most, and is minted anew before that.
final class InternalToken {

    private static final JOSEObjectType TYPE = new JOSEObjectType("internal+jwt");
    private static final Duration LIFETIME = Duration.ofSeconds(290);
    private static final Duration KEPT = Duration.ofSeconds(200);

    private final ECKey key;
    private final String brand;
    private String token = "";
    private Instant mintedAt = Instant.EPOCH;

    InternalToken(Platform platform, String brand) throws IOException, ParseException {
        this.key =
                ECKey.parse(Files.readString(platform.state().resolve("keys/storefront-bff.jwk")));
        this.brand = brand;
    }

    /// The value of an `Authorization` header that will be accepted for a minute at least.
    synchronized String bearer() {
        var now = Instant.now();
        if (now.isAfter(mintedAt.plus(KEPT))) {
            token = mint(now);
            mintedAt = now;
        }
        return "Bearer " + token;
    }

    private String mint(Instant now) {
        var minted =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(TYPE)
                                .keyID(key.getKeyID())
                                .build(),
                        new JWTClaimsSet.Builder()
                                .issuer("storefront-bff")
                                .audience("catalog-service")
                                .subject("anonymous")
                                .claim("brand", brand)
                                .claim("roles", List.of("service"))
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plus(LIFETIME)))
                                .build());
        try {
            minted.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The storefront's key signs nothing", e);
        }
        return minted.serialize();
    }
}
