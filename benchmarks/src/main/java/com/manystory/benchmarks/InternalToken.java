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
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// A token such as storefront-bff mints for its calls, so that catalog-service can be measured by
/// itself. It lives as long as services accept at the most.
final class InternalToken {

    private static final JOSEObjectType TYPE = new JOSEObjectType("internal+jwt");

    private InternalToken() {}

    static String mint(Platform platform, String brand)
            throws IOException, ParseException, JOSEException {
        var key =
                ECKey.parse(Files.readString(platform.state().resolve("keys/storefront-bff.jwk")));
        var now = Instant.now();
        var token =
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
                                .expirationTime(Date.from(now.plusSeconds(290)))
                                .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
