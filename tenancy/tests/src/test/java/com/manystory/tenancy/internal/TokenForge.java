package com.manystory.tenancy.internal;

import com.manystory.tenancy.TenantId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes tokens that are right but for the one thing that a test gets wrong.
final class TokenForge {

    static final String AUDIENCE = "catalog-service";
    static final String ISSUER = "storefront-bff";

    private TokenForge() {}

    static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path trusting(Path directory, ECKey... keys) throws IOException {
        return Files.writeString(
                directory.resolve("trusted.jwks"), new JWKSet(List.<JWK>of(keys)).toString());
    }

    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("customer-1")
                .issueTime(Date.from(Instant.now().minusSeconds(120)))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("roles", List.of("service"))
                .claim("brand", TenantId.of("aster").value());
    }

    static String signed(ECKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(InternalTokens.TYPE)
                            .keyID(key.getKeyID())
                            .build(),
                    new ECDSASigner(key),
                    change);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signed(
            JWSHeader header, JWSSigner signer, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            var token = new SignedJWT(header, change.apply(claims()).build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm, String type) {
        return new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type));
    }
}
