package com.manystory.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.TestTokens;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IssuersIT extends IssuerTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void givesOperatorsTokensOfThePlatform() throws Exception {
        var claims = claims(token("platform", "operator-cli", operatorSecret(), null));

        assertThat(claims.path("iss").asString()).isEqualTo(BASE + "/platform");
        assertThat(claims.path("aud").toString()).contains("manystory-operator");
        assertThat(claims.path("sub").asString()).isEqualTo("operator-cli");
        assertThat(claims.path("roles").toString()).isEqualTo("[\"operator\"]");
        assertThat(claims.path("scope").toString()).contains("operator:read", "operator:act");
        assertThat(claims.has("brand")).isFalse();
        assertThat(claims.has("incarnation")).isFalse();
        assertThat(claims.path("exp").asLong()).isPositive();
    }

    @Test
    void givesStaffTokensOfTheirBrandWithTheRolesAskedFor() throws Exception {
        var answer = token("aster", "aster-staff", staffSecret(TestBrands.ASTER), "staff:editor");
        var claims = claims(answer);

        assertThat(claims.path("iss").asString()).isEqualTo(BASE + "/aster");
        assertThat(claims.path("aud").toString()).contains("manystory-staff");
        assertThat(claims.path("brand").asString()).isEqualTo("aster");
        assertThat(claims.path("incarnation").asString()).isEqualTo(TestBrands.ASTER.incarnation());
        assertThat(claims.path("roles").toString()).isEqualTo("[\"editor\"]");
    }

    @Test
    void refusesClientsOfOneIssuerAtAnother() throws Exception {
        var secret = staffSecret(TestBrands.ASTER);

        assertThat(token("pebble", "aster-staff", secret, null).statusCode()).isEqualTo(401);
        assertThat(token("platform", "aster-staff", secret, null).statusCode()).isEqualTo(401);
        assertThat(token("aster", "operator-cli", operatorSecret(), null).statusCode())
                .isEqualTo(401);
        assertThat(token("pebble", "pebble-staff", secret, null).statusCode()).isEqualTo(401);
        assertThat(token("aster", "aster-staff", "guess", null).statusCode()).isEqualTo(401);
        assertThat(token("aster", "aster-staff", secret, "operator:act").statusCode())
                .isEqualTo(400);
    }

    @Test
    void signsWithAKeyOfItsOwn() throws Exception {
        var aster = keys("aster");
        var pebble = keys("pebble");
        var platform = keys("platform");
        assertThat(aster.getKeys()).hasSize(1);
        assertThat(aster.getKeys().getFirst().isPrivate()).isFalse();
        assertThat(aster.getKeys()).doesNotContainAnyElementsOf(pebble.getKeys());
        assertThat(aster.getKeys()).doesNotContainAnyElementsOf(platform.getKeys());

        var token =
                SignedJWT.parse(
                        JsonMapper.shared()
                                .readTree(
                                        token(
                                                        "aster",
                                                        "aster-staff",
                                                        staffSecret(TestBrands.ASTER),
                                                        null)
                                                .body())
                                .path("access_token")
                                .asString());
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.verify(new ECDSAVerifier(aster.getKeys().getFirst().toECKey()))).isTrue();
        assertThat(token.verify(new ECDSAVerifier(pebble.getKeys().getFirst().toECKey())))
                .isFalse();
    }

    @Test
    void knowsOnlyItsOwnTokensWhenAsked() throws Exception {
        var secret = staffSecret(TestBrands.ASTER);
        var token =
                JsonMapper.shared()
                        .readTree(token("aster", "aster-staff", secret, null).body())
                        .path("access_token")
                        .asString();

        assertThat(introspect("aster", "aster-staff", secret, token).path("active").asBoolean())
                .isTrue();
        assertThat(
                        introspect("pebble", "pebble-staff", staffSecret(TestBrands.PEBBLE), token)
                                .path("active")
                                .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nobody/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/nobody",
                "/.well-known/openid-configuration",
                "/nobody/oauth2/jwks",
                "/oauth2/jwks",
                "/oauth2/token",
                "/aster/pebble/oauth2/jwks",
                "/aster%2fpebble/oauth2/jwks",
                "/aster;x=y/oauth2/jwks",
                "/Aster/oauth2/jwks",
                "/aster/oauth2/authorize",
                "/aster/oauth2/device_authorization",
                "/aster/connect/register",
                "/aster/login",
                "/login",
                "/"
            })
    void knowsNoOtherIssuersNorEndpoints(String path) throws Exception {
        // Jetty itself refuses an encoded slash.
        assertThat(get(path).statusCode()).isEqualTo(path.contains("%2f") ? 400 : 404);
    }

    @Test
    void describesItselfByItsConfiguredAddress() throws Exception {
        for (var path :
                new String[] {
                    "/aster/.well-known/openid-configuration",
                    "/.well-known/oauth-authorization-server/aster"
                }) {
            var document = JsonMapper.shared().readTree(get(path).body());
            assertThat(document.path("issuer").asString()).isEqualTo(BASE + "/aster");
            assertThat(document.path("token_endpoint").asString())
                    .isEqualTo(BASE + "/aster/oauth2/token");
            assertThat(document.path("jwks_uri").asString()).isEqualTo(BASE + "/aster/oauth2/jwks");
        }
    }

    @Test
    void believesNoHostThatARequestNames() throws Exception {
        var discovery =
                raw(
                        """
                        GET /aster/.well-known/openid-configuration HTTP/1.1
                        Host: evil.example
                        X-Forwarded-Host: evil.example
                        X-Forwarded-Proto: https
                        Forwarded: host=evil.example
                        Connection: close

                        """);
        assertThat(discovery).contains(BASE + "/aster").doesNotContain("evil.example");

        var form = "grant_type=client_credentials";
        var granted =
                raw(
                        """
                        POST /aster/oauth2/token HTTP/1.1
                        Host: evil.example
                        Authorization: Basic %s
                        Content-Type: application/x-www-form-urlencoded
                        Content-Length: %d
                        Connection: close

                        %s\
                        """
                                .formatted(
                                        basic("aster-staff", staffSecret(TestBrands.ASTER)),
                                        form.length(),
                                        form));
        var json = granted.substring(granted.indexOf('{'), granted.lastIndexOf('}') + 1);
        var jwt = JsonMapper.shared().readTree(json).path("access_token").asString();
        assertThat(SignedJWT.parse(jwt).getJWTClaimsSet().getIssuer()).isEqualTo(BASE + "/aster");
    }

    @Test
    void givesNoTokensForASuspendedBrand() throws Exception {
        var pebble = TestBrands.PEBBLE;
        registry.accept(in(pebble, Phase.SUSPENDED, pebble.incarnation(), pebble.generation() + 1));
        try {
            var refused = token("pebble", "pebble-staff", staffSecret(pebble), null);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("brand-suspended");
            assertThat(get("/pebble/oauth2/jwks").statusCode()).isEqualTo(200);
        } finally {
            registry.remove(pebble.id());
            registry.accept(pebble);
        }
    }

    @Test
    void startsANewLifeWithNewKeysAndSecrets() throws Exception {
        var first = in(TestBrands.ASTER, "lives", "one");
        registry.accept(first);
        part.ensure(first);
        var oldKey = keys("lives").getKeys().getFirst();
        var oldSecret = staffSecret(first);

        part.erase(first.id(), first.incarnation());
        registry.remove(first.id());
        assertThat(get("/lives/oauth2/jwks").statusCode()).isEqualTo(404);
        assertThat(DIRECTORY.resolve("brands/lives")).doesNotExist();

        var second = in(TestBrands.ASTER, "lives", "two");
        registry.accept(second);
        part.ensure(second);
        assertThat(keys("lives").getKeys()).doesNotContain(oldKey);
        assertThat(token("lives", "lives-staff", oldSecret, null).statusCode()).isEqualTo(401);
        assertThat(token("lives", "lives-staff", staffSecret(second), null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void leavesTheNextLifesIssuerWhenAnEarlierOneIsErasedLate() throws Exception {
        var first = in(TestBrands.ASTER, "again", "life-1");
        part.ensure(first);
        var second = in(TestBrands.ASTER, "again", "life-2");
        registry.accept(second);
        part.ensure(second);
        var key = keys("again").getKeys().getFirst();

        part.erase(first.id(), first.incarnation());

        assertThat(DIRECTORY.resolve("brands/again/life-1")).doesNotExist();
        assertThat(keys("again").getKeys()).containsExactly(key);
        assertThat(token("again", "again-staff", staffSecret(second), null).statusCode())
                .isEqualTo(200);
        part.erase(second.id(), second.incarnation());
        assertThat(part.remains(second.id()).found()).isEmpty();
        registry.remove(second.id());
    }

    @Test
    void keepsKeysOverARestartInFilesOfItsOwnerOnly() throws Exception {
        var store =
                new IssuerStore(
                        BASE,
                        new IssuerProperties(
                                DIRECTORY,
                                null,
                                java.time.Duration.ofHours(1),
                                java.time.Duration.ofMinutes(15)));

        assertThat(store.platform().keys().toPublicJWKSet().getKeys())
                .isEqualTo(keys("platform").getKeys());
        assertThat(store.of(TestBrands.ASTER).keys().toPublicJWKSet().getKeys())
                .isEqualTo(keys("aster").getKeys());
        try (var files = Files.walk(DIRECTORY)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void letsOnlyTheControlPlaneMakeAndEraseIssuers() throws Exception {
        var path = "/internal/v1/brands/aster/parts";
        var body = JsonMapper.shared().writeValueAsString(TestBrands.ASTER);
        assertThat(send("PUT", path, body, null).statusCode()).isEqualTo(401);
        var service = TestTokens.mint("local-issuer", null, "catalog-service", "service");
        assertThat(send("PUT", path, body, service).statusCode()).isEqualTo(403);
        for (var process : List.of("storefront-bff", "admin-console", "local-issuer")) {
            var pretended = tokenOf(process);
            assertThat(send("PUT", path, body, pretended).statusCode()).isEqualTo(401);
            assertThat(send("DELETE", path, "", pretended).statusCode()).isEqualTo(401);
        }
        var control = tokenOf("tenant-service");
        var made = send("PUT", path, body, control);
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("\"Issuer\"", "\"TRUE\"");
    }

    private static String tokenOf(String process) {
        return TestTokens.mintAs(process, "local-issuer", null, "tenant-service", "control-plane");
    }

    private static Brand in(Brand brand, Phase phase, String incarnation, long generation) {
        return new Brand(brand.id(), incarnation, generation, phase, brand.cell(), brand.spec());
    }

    private static Brand in(Brand brand, String id, String incarnation) {
        return new Brand(TenantId.of(id), incarnation, 1, Phase.ACTIVE, brand.cell(), brand.spec());
    }

    private HttpResponse<String> token(
            String issuer, String client, String secret, @Nullable String scope) throws Exception {
        var form =
                "grant_type=client_credentials"
                        + (scope == null
                                ? ""
                                : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
        return form("/" + issuer + "/oauth2/token", client, secret, form);
    }

    private JsonNode introspect(String issuer, String client, String secret, String token)
            throws Exception {
        return JsonMapper.shared()
                .readTree(
                        form("/" + issuer + "/oauth2/introspect", client, secret, "token=" + token)
                                .body());
    }

    private HttpResponse<String> form(String path, String client, String secret, String form)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Basic " + basic(client, secret))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(
            String method, String path, String body, @Nullable String token) throws Exception {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JWKSet keys(String issuer) throws Exception {
        return JWKSet.parse(get("/" + issuer + "/oauth2/jwks").body());
    }

    private static JsonNode claims(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var token = JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String basic(String client, String secret) {
        return Base64.getEncoder()
                .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
