package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.TestTokens;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorTokensIT extends ControlPlaneTest {

    private static final String ALL = "operator:read operator:act";

    @Test
    void refusesEveryTokenThatIsntAnOperators() throws Exception {
        var attacks = new LinkedHashMap<String, String>();
        attacks.put("none at all", "");
        attacks.put("nonsense", "abc.def.ghi");
        attacks.put("alg none", new PlainJWT(PLATFORM.claims(ALL).build()).serialize());
        attacks.put("HS256 with the public key", hmacWithPublicKey());
        attacks.put("foreign issuer", signed(PLATFORM.claims(ALL).issuer("http://evil.example")));
        attacks.put(
                "a brand's issuer",
                signed(PLATFORM.claims(ALL).issuer(PLATFORM.address() + "/aster")));
        attacks.put("no issuer", signed(PLATFORM.claims(ALL).issuer(null)));
        attacks.put("foreign audience", signed(PLATFORM.claims(ALL).audience("manystory-staff")));
        attacks.put("no audience", signed(PLATFORM.claims(ALL).audience((String) null)));
        attacks.put("no expiry", signed(PLATFORM.claims(ALL).expirationTime(null)));
        attacks.put(
                "expired",
                signed(
                        PLATFORM.claims(ALL)
                                .expirationTime(Date.from(Instant.now().minusSeconds(61)))));
        attacks.put(
                "not yet valid",
                signed(
                        PLATFORM.claims(ALL)
                                .notBeforeTime(Date.from(Instant.now().plusSeconds(120)))));
        attacks.put("no role", signed(PLATFORM.claims(ALL).claim("roles", List.of("staff"))));
        attacks.put(
                "another key under a known id",
                FakePlatform.sign(
                        new ECKeyGenerator(Curve.P_256).keyID("operators").generate(),
                        PLATFORM.claims(ALL).build()));

        attacks.forEach((attack, token) -> {
            var reply = withToken(token).get("/api/v1/brands");
            assertThat(reply.status()).as(attack).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).as(attack).startsWith("Bearer");
            assertThat(reply.text("type")).as(attack).endsWith("/invalid-token");
        });
    }

    @Test
    void fetchesKeysAtMostTwiceForAFloodOfUnknownKeyIds() throws Exception {
        assertThat(operator().get("/api/v1/brands").status()).isEqualTo(200);
        var before = PLATFORM.keyFetches();
        for (int i = 0; i < 50; i++) {
            var key = new ECKeyGenerator(Curve.P_256).keyID("unknown-" + i).generate();
            var token = FakePlatform.sign(key, PLATFORM.claims(ALL).build());
            assertThat(withToken(token).get("/api/v1/brands").status()).isEqualTo(401);
        }

        assertThat(PLATFORM.keyFetches() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void letsReadersReadOnly() {
        var reader = withToken(PLATFORM.token("operator:read"));

        assertThat(reader.get("/api/v1/brands").status()).isEqualTo(200);
        assertThat(reader.get("/api/v1/audit-events").status()).isEqualTo(200);
        var refused = reader.put("aster-scope", aster("Aster"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("type")).endsWith("/forbidden");
        assertThat(
                        reader.send(
                                        "DELETE",
                                        "/api/v1/brands/aster-scope",
                                        "",
                                        Map.of("Manystory-Reason", "A test"))
                                .status())
                .isEqualTo(403);
        assertThat(withToken(PLATFORM.token("operator:act")).get("/api/v1/brands").status())
                .isEqualTo(403);
    }

    @Test
    void keepsInternalAndOperatorsDoorsApart() {
        var internal = TestTokens.mint("tenant-service", null, "admin-console", "operator");

        assertThat(withToken(internal).get("/api/v1/brands").status()).isEqualTo(401);
        assertThat(operator().get("/internal/v1/registry").status()).isEqualTo(401);
        assertThat(operator().get("/internal/v1/brands").status()).isEqualTo(401);
        assertThat(withToken(internal).get("/internal/v1/brands").status()).isEqualTo(200);
        var service = TestTokens.mint("tenant-service", null, "catalog-service", "service");
        assertThat(withToken(service).get("/internal/v1/brands").status()).isEqualTo(403);
        assertThat(withToken(service).get("/internal/v1/registry").status()).isEqualTo(200);
        var elsewhere = TestTokens.mint("catalog-service", null, "admin-console", "operator");
        assertThat(withToken(elsewhere).get("/internal/v1/registry").status()).isEqualTo(401);
    }

    @Test
    void answersNothingElse() {
        assertThat(operator().get("/").status()).isEqualTo(403);
        assertThat(withToken("").get("/actuator/health").status()).isEqualTo(404);
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return FakePlatform.sign(PLATFORM.key(), claims.build());
    }

    private static String hmacWithPublicKey() throws Exception {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("operators").build(),
                        PLATFORM.claims(ALL).build());
        token.sign(
                new MACSigner(
                        PLATFORM.key()
                                .toPublicJWK()
                                .toJSONString()
                                .getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }
}
