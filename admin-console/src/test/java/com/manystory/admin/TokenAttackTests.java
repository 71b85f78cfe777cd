package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Tokens that somebody made up, borrowed or kept too long.
class TokenAttackTests extends ConsoleTest {

    private static final String PATH = "/api/v1/brands/aster/imports";

    @Autowired private TenantRegistry registry;

    @BeforeAll
    static void catalogAnswers() {
        CATALOG.on(
                "GET /api/v1/imports",
                exchange -> FakeService.answer(exchange, 200, "application/json", "{}"));
    }

    @Test
    void acceptsTheTokensThatTheAttacksAreMadeFrom() {
        assertThat(get(PATH, ISSUERS.staff("aster", "owner")).statusCode()).isEqualTo(200);
        assertThat(get(PATH, ISSUERS.operator()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refuses(String attack) throws JOSEException {
        var token = Optional.ofNullable(tokens().get(attack)).orElseThrow();

        var answer = get(PATH, token);

        assertThat(answer.statusCode()).as(attack).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("aster-key");
    }

    @Test
    void refusesCallsWithoutAToken() {
        var answer = get(PATH, null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void refusesStaffOfABrandThatIsOffTheAirAndNotTheOperator() {
        var staff = ISSUERS.staff("aster", "owner");
        assertThat(get(PATH, staff).statusCode()).isEqualTo(200);
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.ASTER));
        try {
            assertThat(get(PATH, staff).statusCode()).isEqualTo(401);
            assertThat(get(PATH, ISSUERS.operator()).statusCode()).isEqualTo(200);
        } finally {
            registry.accept(TestBrands.ASTER);
        }

        assertThat(get(PATH, staff).statusCode()).isEqualTo(200);
    }

    @Test
    void fetchesKeysAtMostTwiceForFiftyUnknownKeyIds() {
        get(PATH, ISSUERS.staff("aster", "owner"));
        var before = ISSUERS.fetches("aster").get();

        var unpublished = FakeIssuers.key("unpublished");
        for (int i = 0; i < 50; i++) {
            var stranger = new RSAKey.Builder(unpublished).keyID("stranger-" + i).build();
            var token = FakeIssuers.sign(stranger, ISSUERS.staffClaims("aster", "owner").build());
            assertThat(get(PATH, token).statusCode()).isIn(401, 503);
        }

        assertThat(ISSUERS.fetches("aster").get() - before).isLessThanOrEqualTo(2);
        assertThat(get(PATH, ISSUERS.staff("aster", "owner")).statusCode()).isEqualTo(200);
    }

    static Stream<String> attacks() throws JOSEException {
        return tokens().keySet().stream();
    }

    private static Map<String, String> tokens() throws JOSEException {
        var tokens = new LinkedHashMap<String, String>();
        var claims = ISSUERS.staffClaims("aster", "owner").build();
        var pebble = ISSUERS.keyOf("pebble");
        tokens.put("rubbish", "rubbish");
        tokens.put("no signature", new PlainJWT(claims).serialize());
        tokens.put("HMAC with the public key", signedByPublicKey(ISSUERS.keyOf("aster"), claims));
        tokens.put("another brand's key", FakeIssuers.sign(pebble, claims));
        tokens.put(
                "another brand's issuer that names this brand",
                ISSUERS.staff("pebble", c -> c.claim("brand", "aster")));
        tokens.put(
                "an issuer of nobody's", ISSUERS.staff("aster", c -> c.issuer("http://evil.test")));
        tokens.put(
                "an unknown brand's issuer",
                ISSUERS.staff("aster", c -> c.issuer(ISSUERS.base() + "/zebra")));
        tokens.put(
                "an issuer that climbs",
                ISSUERS.staff("aster", c -> c.issuer(ISSUERS.base() + "/pebble/../aster")));
        tokens.put("no issuer", ISSUERS.staff("aster", c -> c.issuer(null)));
        tokens.put("no expiry", ISSUERS.staff("aster", c -> c.expirationTime(null)));
        tokens.put("expired", ISSUERS.staff("aster", c -> c.expirationTime(inSeconds(-61))));
        tokens.put("not valid yet", ISSUERS.staff("aster", c -> c.notBeforeTime(inSeconds(61))));
        tokens.put("an ID token", ISSUERS.staff("aster", c -> c.audience("console-client")));
        tokens.put("no audience", ISSUERS.staff("aster", c -> c.audience(List.of())));
        tokens.put(
                "staff that call themselves operators",
                ISSUERS.staff("aster", c -> c.audience("manystory-operator")));
        tokens.put("no brand", ISSUERS.staff("aster", c -> c.claim("brand", null)));
        tokens.put(
                "an earlier life of the brand",
                ISSUERS.staff("aster", c -> c.claim("incarnation", "aster-life-0")));
        tokens.put("no life", ISSUERS.staff("aster", c -> c.claim("incarnation", null)));
        tokens.put("no roles", ISSUERS.staff("aster", c -> c.claim("roles", null)));
        tokens.put(
                "a customer's role",
                ISSUERS.staff("aster", c -> c.claim("roles", List.of("customer"))));
        tokens.put("no subject", ISSUERS.staff("aster", c -> c.subject(null)));
        tokens.put(
                "an operator without the role",
                FakeIssuers.sign(
                        ISSUERS.keyOf("platform"),
                        ISSUERS.operatorClaims().claim("roles", List.of()).build()));
        tokens.put(
                "an operator without a scope",
                FakeIssuers.sign(
                        ISSUERS.keyOf("platform"),
                        ISSUERS.operatorClaims().claim("scope", "profile").build()));
        return tokens;
    }

    private static String signedByPublicKey(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        var jwt =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
                        claims);
        jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return jwt.serialize();
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
