package com.manystory.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantId;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class InternalTokenVerifierTests {

    private static final ECKey KEY = TokenForge.key("storefront-bff-1");
    private static final ECKey CONSOLE = TokenForge.key("admin-console-1");
    private static final ECKey CONTROL_PLANE = TokenForge.key("tenant-service-1");
    private static final ECKey ISSUER = TokenForge.key("local-issuer-1");
    private static final TenantId ASTER = TenantId.of("aster");

    @TempDir private Path directory;
    private InternalProperties properties;
    private InternalTokenVerifier verifier;

    @BeforeEach
    void trustTheStorefront() throws IOException {
        properties =
                new InternalProperties(
                        true,
                        TokenForge.AUDIENCE,
                        null,
                        TokenForge.trusting(directory, KEY, CONSOLE, CONTROL_PLANE, ISSUER),
                        List.of("/api/**"),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        100);
        verifier = verifier(Map.of());
    }

    private InternalTokenVerifier verifier(Map<String, Set<String>> roles) {
        return new InternalTokenVerifier(
                new TrustedKeys(properties.requiredTrustedKeys()),
                properties,
                new ClaimRules(roles, Set.of("storefront-bff", "admin-console")));
    }

    @Test
    void believesWhatAnotherProcessMinted() {
        var caller = verifier.verify(minter().mint(TokenForge.AUDIENCE, ASTER, "ann", roles()));

        assertThat(caller.getPrincipal())
                .isEqualTo(new InternalPrincipal("storefront-bff", ASTER, "ann", roles()));
        assertThat(caller.incarnation()).isEqualTo("life-1");
        assertThat(caller.getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_customer");
    }

    @Test
    void acceptsATokenWithoutBrandForThePlatformItself() {
        var caller = verifier.verify(minter().mint(TokenForge.AUDIENCE, null, "ann", roles()));

        assertThat(caller.getPrincipal().brand()).isNull();
    }

    @Test
    void mintsOncePerPurpose() {
        var minter = minter();

        var first = minter.mint(TokenForge.AUDIENCE, ASTER, "ann", roles());

        assertThat(minter.mint(TokenForge.AUDIENCE, ASTER, "ann", roles())).isSameAs(first);
        assertThat(minter.mint(TokenForge.AUDIENCE, ASTER, "bob", roles())).isNotEqualTo(first);
        assertThat(minter.mint("payment-service", ASTER, "ann", roles())).isNotEqualTo(first);
        assertThat(minter.mint(TokenForge.AUDIENCE, null, "ann", roles())).isNotEqualTo(first);
        assertThat(minter.mint(TokenForge.AUDIENCE, ASTER, "ann", Set.of())).isNotEqualTo(first);
    }

    @Test
    void remembersAVerifiedTokenOnlyUntilItExpires() throws InterruptedException {
        var token = token(claims -> claims.expirationTime(inSeconds(-1)));

        assertThat(verifier.verify(token)).isNotSameAs(verifier.verify(token));
        var lasting = token(claims -> claims);
        assertThat(verifier.verify(lasting)).isSameAs(verifier.verify(lasting));
    }

    @Test
    void refusesTheTokenOfAnotherAudience() {
        refuses(token(claims -> claims.audience("payment-service")));
        refuses(token(claims -> claims.audience(List.of(TokenForge.AUDIENCE, "other"))));
    }

    @Test
    void refusesAnIssuerThatDoesNotOwnTheKey() {
        refuses(token(claims -> claims.issuer("payment-service")));
        refuses(token(claims -> claims.issuer(null)));
    }

    @Test
    void refusesAnUnknownKeyUnderAKnownName() {
        refuses(TokenForge.signed(TokenForge.key("storefront-bff-1"), claims -> claims));
        refuses(TokenForge.signed(TokenForge.key("storefront-bff-2"), claims -> claims));
    }

    @Test
    void refusesAKnownKeyUnderAnUnknownName() throws Exception {
        var header =
                TokenForge.header(JWSAlgorithm.ES256, "internal+jwt").keyID("storefront-bff-2");

        refuses(TokenForge.signed(header.build(), new ECDSASigner(KEY), claims -> claims));
    }

    @Test
    void refusesExpiredEndlessAndLongTokens() {
        refuses(token(claims -> claims.expirationTime(inSeconds(-6))));
        refuses(token(claims -> claims.expirationTime(null)));
        refuses(token(claims -> claims.expirationTime(inSeconds(310))));
    }

    @Test
    void refusesAMalformedBrand() {
        refuses(token(claims -> claims.claim("brand", "Aster")));
        refuses(token(claims -> claims.claim("brand", List.of("aster"))));
        refuses(token(claims -> claims.claim("brand", "../pebble")));
    }

    @Test
    void refusesATokenWithoutSubject() {
        refuses(token(claims -> claims.subject(null)));
    }

    @Test
    void refusesAnUnsignedToken() {
        refuses(new PlainJWT(TokenForge.claims().build()).serialize());
    }

    @Test
    void refusesASymmetricSignatureWithThePublicKey() throws Exception {
        var publicKey = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        var header =
                TokenForge.header(JWSAlgorithm.HS256, "internal+jwt").keyID(KEY.getKeyID()).build();

        refuses(TokenForge.signed(header, new MACSigner(publicKey), claims -> claims));
    }

    @Test
    void refusesAnotherTypeOfToken() throws Exception {
        var header = TokenForge.header(JWSAlgorithm.ES256, "at+jwt").keyID(KEY.getKeyID()).build();

        refuses(TokenForge.signed(header, new ECDSASigner(KEY), claims -> claims));
    }

    @Test
    void refusesATokenWithoutKeyId() throws Exception {
        var header = TokenForge.header(JWSAlgorithm.ES256, "internal+jwt").build();

        refuses(TokenForge.signed(header, new ECDSASigner(KEY), claims -> claims));
    }

    @Test
    void believesEachProcessOnlyItsOwnRoles() {
        for (var role :
                List.of("control-plane", "operator", "owner", "editor", "finance", "viewer")) {
            refuses(token(claims -> claims.claim("roles", List.of(role))));
            refuses(token(claims -> claims.claim("roles", List.of("service", role))));
        }
        refuses(by(CONSOLE, "control-plane"));
        refuses(by(CONSOLE, "customer"));
        refuses(by(CONTROL_PLANE, "operator"));
        refuses(by(ISSUER, "control-plane"));
        assertThat(verifier.verify(by(CONTROL_PLANE, "control-plane")).getPrincipal().roles())
                .containsExactly("control-plane");
        for (var role : List.of("operator", "owner", "editor", "finance", "viewer", "service")) {
            assertThat(verifier.verify(by(CONSOLE, role)).getPrincipal().roles())
                    .containsExactly(role);
        }
    }

    @Test
    void refusesARoleThatNobodyKnows() {
        refuses(token(claims -> claims.claim("roles", List.of("superuser"))));
        refuses(token(claims -> claims.claim("roles", List.of("CONTROL-PLANE"))));
        refuses(token(claims -> claims.claim("roles", List.of("*"))));
    }

    @Test
    void refusesRolesThatAreNoListOfNames() {
        refuses(token(claims -> claims.claim("roles", "control-plane")));
        refuses(token(claims -> claims.claim("roles", Map.of("role", "service"))));
        refuses(token(claims -> claims.claim("roles", List.of(7))));
    }

    @Test
    void refusesABrandFromAProcessThatWorksForNone() {
        refuses(signedBy(ISSUER, claims -> claims.issuer("local-issuer")));
        refuses(signedBy(CONTROL_PLANE, claims -> claims.issuer("tenant-service")));
    }

    @Test
    void takesARolesIssuersFromTheConfiguration() {
        verifier = verifier(Map.of("editor", Set.of("storefront-bff")));

        assertThat(verifier.verify(token(claims -> claims.claim("roles", List.of("editor")))))
                .isNotNull();
        refuses(by(CONSOLE, "editor"));
        refuses(token(claims -> claims.claim("roles", List.of("operator"))));
    }

    @Test
    void refusesWhatIsNoToken() {
        refuses("a.b.c");
        refuses("");
    }

    @Test
    void forgetsVerifiedTokensWhenTheirKeyIsNoLongerTrusted() throws Exception {
        var token = token(claims -> claims);
        verifier.verify(token);

        Files.delete(properties.requiredTrustedKeys());
        TokenForge.trusting(directory, TokenForge.key("payment-service-1"));
        Thread.sleep(1_100);

        refuses(token);
    }

    private void refuses(String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return TokenForge.signed(KEY, change);
    }

    private static String by(ECKey key, String role) {
        return signedBy(key, claims -> claims.claim("roles", List.of(role)).claim("brand", null));
    }

    private static String signedBy(ECKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        var process = key.getKeyID().replaceFirst("-1$", "");
        return TokenForge.signed(key, claims -> change.apply(claims.issuer(process)));
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static Set<String> roles() {
        return Set.of("customer");
    }

    private static InternalTokens minter() {
        return new InternalTokens(
                TokenForge.ISSUER,
                KEY,
                Duration.ofSeconds(60),
                InstantSource.system(),
                _ -> Optional.of("life-1"));
    }
}
