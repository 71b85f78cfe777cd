package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What operators do to a brand that is on the air: it is told everywhere, nobody else notices, and
/// all of it is in the audit.
class BrandControlsIT {

    private static final String ID = "restingstory";
    private static final String SPEC = NewBrand.document("Restingstory");
    private static final String LIMITED =
            SPEC.replaceFirst(
                    "\\{", "{\"quotas\": {\"requestsPerSecond\": 1, \"requestBurst\": 5},");
    private static final Duration COMPLETE = Duration.ofSeconds(10);

    /// The platform's processes tell every two seconds what brands used.
    private static final Duration TOLD = Duration.ofMillis(2_500);

    private static final Map<String, Integer> ON_THE_AIR =
            Map.of("page", 200, "brand API", 200, "console", 200, "token", 200, "webhook", 204);

    /// To a console that believes no issuer of the brand, its staff are strangers.
    private static final Map<String, Integer> OFF_THE_AIR =
            Map.of("page", 503, "brand API", 503, "console", 401, "token", 503, "webhook", 503);

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);
    private final Shop shop = new Shop(platform, ID);
    private String staff = "";

    @BeforeEach
    void onTheAir() {
        assertThat(operator.putBrand(ID, SPEC).json().path("phase").asString()).isEqualTo("ACTIVE");
        staff = token().json().path("access_token").asString();
    }

    @AfterAll
    static void theAuditIsIntact() throws Exception {
        var verified = Platform.get().run("audit", "verify");

        assertThat(verified.code()).as(verified.text()).isZero();
        assertThat(verified.text()).contains("The audit is intact");
    }

    @Test
    void aSuspensionIsCompleteOnEveryEdgeWithinTenSecondsAndSoIsTheEndOfIt() {
        assertThat(edges()).isEqualTo(ON_THE_AIR);

        change("suspend");
        await().atMost(COMPLETE).untilAsserted(() -> assertThat(edges()).isEqualTo(OFF_THE_AIR));
        var closed = shop.page("/en");
        assertThat(closed.text()).contains("Restingstory", "Closed for the moment");
        assertThat(closed.header("retry-after")).isNotEmpty();
        assertThat(shop.api("GET", "/api/v1/listings", "").json().path("type").asString())
                .endsWith("/brand-suspended");
        assertThat(new Shop(platform, "bridestory").page("/en").status()).isEqualTo(200);

        change("resume");
        await().atMost(COMPLETE).untilAsserted(() -> assertThat(edges()).isEqualTo(ON_THE_AIR));
    }

    @Test
    void aBrandAboveItsLimitIsToldWhenToComeBackWhileTheOtherIsServed() throws Exception {
        operator.putBrand(ID, LIMITED);

        for (var path : new String[] {"/en", "/api/v1/brand"}) {
            var refused = flood(shop, path).stream().filter(seen -> seen.status() == 429).toList();
            assertThat(refused).as(path).isNotEmpty();
            assertThat(refused)
                    .allSatisfy(seen ->
                            assertThat(Integer.parseInt(seen.header("retry-after")))
                                    .isBetween(1, 60));
        }
        assertThat(flood(new Shop(platform, "bridestory"), "/en"))
                .allSatisfy(seen -> assertThat(seen.status()).isEqualTo(200));

        operator.putBrand(ID, SPEC);
        await().atMost(COMPLETE).until(() -> shop.page("/en").status() == 200);
    }

    @Test
    void theUsageOfABrandCountsItsRequestsAndNobodyElses() {
        // What tests before asked for is told by now.
        Platform.sleep(TOLD);
        var before = requests();
        for (int i = 0; i < 30; i++) {
            assertThat(shop.page("/en").status()).isEqualTo(200);
            assertThat(new Shop(platform, "bridestory").page("/en").status()).isEqualTo(200);
        }

        await().atMost(COMPLETE).until(() -> requests() >= before + 30);
        assertThat(requests()).isEqualTo(before + 30);
    }

    /// Many at once: one after the other would be within any limit on a busy machine.
    private static List<Http.Answer> flood(Shop asked, String path) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Http.Answer> visit = () -> asked.page(path);
            var answers = new ArrayList<Http.Answer>();
            for (var answer : threads.invokeAll(Collections.nCopies(40, visit))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private void change(String verb) {
        var changed =
                operator.tenant(
                        "POST",
                        "/api/v1/brands/%s/%s".formatted(ID, verb),
                        "{\"reason\": \"A test\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    /// How each edge answers now.
    private Map<String, Integer> edges() {
        var answers = new TreeMap<String, Integer>();
        answers.put("page", shop.page("/en").status());
        answers.put("brand API", shop.api("GET", "/api/v1/listings", "").status());
        answers.put("console", console().status());
        answers.put("token", token().status());
        answers.put("webhook", webhook().status());
        return answers;
    }

    private Http.Answer console() {
        return Http.get(
                platform.port("ADMIN"),
                "localhost",
                "/api/v1/brands/" + ID + "/listings",
                "Authorization: Bearer " + staff);
    }

    private Http.Answer token() {
        var secret =
                Platform.read(
                        platform.state()
                                .resolve("issuer/brands")
                                .resolve(ID)
                                .resolve(operator.incarnation(ID))
                                .resolve("staff.secret"));
        var credentials = ID + "-staff:" + secret.strip();
        return Http.send(
                platform.port("ISSUER"),
                "POST",
                "localhost:" + platform.port("ISSUER"),
                "/" + ID + "/oauth2/token",
                "grant_type=client_credentials&scope=staff%3Aowner",
                "Authorization: Basic "
                        + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                "Content-Type: application/x-www-form-urlencoded");
    }

    /// A gateway's, signed, about a charge that there isn't.
    private Http.Answer webhook() {
        var body = "{\"reference\":\"%s\"}".formatted(UUID.randomUUID());
        var id = UUID.randomUUID().toString();
        var time = Instant.now().getEpochSecond();
        var key = Base64.getUrlDecoder().decode(platform.secret("credentials-payment"));
        var secret =
                hmac(
                        bytes(Base64.getEncoder().encodeToString(key)),
                        "webhook:sandbox:%s:%s".formatted(ID, operator.incarnation(ID)));
        var signature =
                Base64.getEncoder()
                        .encodeToString(hmac(secret, "%s.%d.%s".formatted(id, time, body)));
        return Http.send(
                platform.port("PAYMENT"),
                "POST",
                "localhost",
                "/webhooks/sandbox/" + ID,
                body,
                "Content-Type: application/json",
                "webhook-id: " + id,
                "webhook-timestamp: " + time,
                "webhook-signature: v1," + signature);
    }

    private long requests() {
        var usage = operator.tenant("GET", "/api/v1/brands/" + ID + "/usage", "").json();
        for (JsonNode total : usage.path("totals")) {
            if (total.path("measure").asString().equals("requests")) {
                return total.path("amount").asLong();
            }
        }
        return 0;
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
