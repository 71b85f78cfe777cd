package com.manystory.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.testing.FakeRegistry;
import com.manystory.tenancy.testing.SampleBrands;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.Usage;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenancy.web.RetryLaterException;
import com.nimbusds.jose.jwk.ECKey;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class InternalCallsIT {

    private static final ECKey KEY = TokenForge.key("catalog-service-1");
    private static final ECKey STOREFRONT = TokenForge.key("storefront-bff-1");

    @TempDir private static Path directory;
    private static ConfigurableApplicationContext service;
    private static InternalClient client;
    private static FakeRegistry registry;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        var signingKey = Files.writeString(directory.resolve("key.jwk"), KEY.toJSONString());
        var trusted = TokenForge.trusting(directory, KEY, STOREFRONT);
        var port = freePort();
        base = "http://localhost:" + port;
        service =
                new SpringApplicationBuilder(Service.class)
                        .properties(
                                Map.of(
                                        "server.port",
                                        port,
                                        "manystory.internal.name",
                                        "catalog-service",
                                        "manystory.internal.signing-key",
                                        signingKey.toString(),
                                        "manystory.internal.trusted-keys",
                                        trusted.toString(),
                                        "manystory.services.catalog",
                                        base,
                                        "manystory.limits.internal-factor",
                                        2))
                        .run();
        registry = service.getBean(FakeRegistry.class);
        client = service.getBean(InternalClient.class);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void bindsTheBrandOfTheToken() {
        assertThat(whoAmI("/api/who", "aster")).isEqualTo("aster catalog-service [service]");
        assertThat(whoAmI("/internal/who", "pebble")).isEqualTo("pebble catalog-service [service]");
    }

    @Test
    void leavesACallOfThePlatformUnbound() {
        assertThat(
                        client.to("catalog-service")
                                .get()
                                .uri("/internal/who")
                                .retrieve()
                                .body(String.class))
                .isEqualTo("nobody catalog-service [service]");
    }

    @Test
    void refusesACallForABrandThatNamesNone() {
        assertThatThrownBy(() ->
                        client.to("catalog-service")
                                .get()
                                .uri("/api/who")
                                .retrieve()
                                .body(String.class))
                .hasMessageContaining("names none");
    }

    @Test
    void countsTheCallsOfEachBrandApart() {
        var usage = service.getBean(Usage.class);
        var aster = usage.of(registry.find(FakeRegistry.ASTER).orElseThrow());
        var pebble = usage.of(registry.find(FakeRegistry.PEBBLE).orElseThrow());
        var before = aster.soFar(Measure.CALLS);
        var others = pebble.soFar(Measure.CALLS);

        whoAmI("/api/who", "aster");
        whoAmI("/api/who", "aster");

        assertThat(aster.soFar(Measure.CALLS)).isEqualTo(before + 2);
        assertThat(pebble.soFar(Measure.CALLS)).isEqualTo(others);
    }

    @Test
    void callsInTheNameOfTheBoundCaller() throws Exception {
        var caller = new Caller("ann", Set.of());

        assertThat(caller.call(() -> whoAmI("/api/who", "aster"))).isEqualTo("aster ann []");
    }

    @Test
    void isNotBelievedARoleOfAnotherProcess() throws Exception {
        var editor = new Caller("ann", Set.of("editor"));

        assertThat(editor.call(() -> answerFor("aster").status())).isEqualTo(401);
    }

    @Test
    void tellsTheServletWhichRolesTheCallerHas() {
        assertThat(whoAmI("/api/roles", "aster")).isEqualTo("true false");
    }

    @Test
    void keepsTheBrandWhenTheAnswerComesLater() {
        assertThat(whoAmI("/api/later", "aster")).isEqualTo("{\"brand\":\"aster\"}");
    }

    @Test
    void answers401WithoutAToken() {
        var answer =
                RestClient.create(base)
                        .get()
                        .uri("/api/who")
                        .exchange((_, response) ->
                                response.getStatusCode().value()
                                        + " "
                                        + response.getHeaders().getContentType()
                                        + " "
                                        + response.bodyTo(String.class));

        assertThat(answer)
                .startsWith("401 application/problem+json")
                .contains("https://manystory.dev/problems/invalid-token");
    }

    @Test
    void leavesOtherPathsToTheServiceWithoutABrand() {
        assertThat(RestClient.create(base).get().uri("/open").retrieve().body(String.class))
                .isEqualTo("nobody");
    }

    @Test
    void answers404ForAnUnknownBrand() {
        assertThat(answerFor("zinnia").status()).isEqualTo(404);
        assertThat(new String(answerFor("zinnia").body(), StandardCharsets.UTF_8))
                .contains("/problems/unknown-brand");
    }

    @Test
    void answers503ForASuspendedBrand() {
        var suspended = TenantId.of("suspended");
        registry.accept(FakeRegistry.brand(suspended, "s1", Phase.SUSPENDED));

        var started = System.nanoTime();
        assertThat(answerFor("suspended").status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(9));
        assertThat(answerFor("suspended").headers().getFirst("Retry-After")).isEqualTo("30");
    }

    @Test
    void refusesTheTokenOfAnEarlierLifeOfTheBrand() {
        var reborn = TenantId.of("reborn");
        registry.accept(FakeRegistry.brand(reborn, "r1", Phase.ACTIVE));
        var token =
                service.getBean(InternalTokens.class)
                        .mint("catalog-service", reborn, "ann", Set.of());
        registry.accept(FakeRegistry.brand(reborn, "r2", Phase.ACTIVE));

        var status =
                RestClient.create(base)
                        .get()
                        .uri("/api/who")
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchange((_, response) -> response.getStatusCode().value());

        assertThat(status).isEqualTo(404);
        assertThat(answerFor("reborn").status()).isEqualTo(200);
    }

    @Test
    void refusesCallsAboveTheBrandsLimitAndNobodyElses() {
        var busy = TenantId.of("limited");
        registry.accept(
                SampleBrands.limited(
                        FakeRegistry.brand(busy, "l1", Phase.ACTIVE),
                        Map.of("requestsPerSecond", 1L, "requestBurst", 1L)));

        var refused = 0;
        for (int i = 0; i < 60; i++) {
            var answer = answerFor("limited");
            if (answer.status() == 429) {
                refused++;
                assertThat(answer.headers().getFirst("Retry-After")).matches("[1-9]\\d*");
                assertThat(answer.headers().getFirst("RateLimit-Policy"))
                        .isEqualTo("\"calls\";q=2;w=1");
                assertThat(answer.headers().getFirst("RateLimit")).startsWith("\"calls\";r=0;t=");
                assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                        .contains("/problems/rate-limited");
            }
            assertThat(answerFor("pebble").status()).isEqualTo(200);
        }

        assertThat(refused).isBetween(30, 58);
        assertThatThrownBy(() -> repeat(40, () -> whoAmI("/api/who", "limited")))
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        problem -> assertThat(problem.slug()).isEqualTo("rate-limited"));
    }

    @Test
    void aStuckBrandLeavesCallsToTheOthers() throws Exception {
        var stuck = new ArrayList<Thread>();
        for (int i = 0; i < 70; i++) {
            stuck.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            whoAmI("/api/stuck", "aster");
                        } catch (ProblemException _) {
                            // Most of them wait in vain.
                        }
                    }));
        }
        Thread.sleep(500);

        for (int i = 0; i < 20; i++) {
            var started = System.nanoTime();
            assertThat(answerFor("pebble").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofMillis(1500));
        }
        for (var thread : stuck) {
            thread.join();
        }
    }

    private static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }

    @Test
    void letsOnlyTheControlPlaneReachTheParts() {
        assertThat(client.get("catalog-service", "/internal/v1/brands/aster/parts").status())
                .isEqualTo(403);
    }

    @Test
    void passesOnTheProblemOfTheOtherSide() {
        assertThatThrownBy(() -> whoAmI("/api/problem", "aster"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(HttpStatus.CONFLICT);
                            assertThat(problem.slug()).isEqualTo("sold-out");
                            assertThat(problem.detail()).isEqualTo("No seats are left.");
                            assertThat(problem.errors())
                                    .singleElement()
                                    .hasFieldOrPropertyWithValue("pointer", "/quantity");
                        });
    }

    @Test
    void saysThatTheOtherSideFailed() {
        assertThatThrownBy(() -> whoAmI("/api/fails", "aster"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.slug()).isEqualTo("service-unavailable"));
    }

    @Test
    void saysThatNobodyAnswers() {
        var lost = client(Map.of("payment", URI.create("http://localhost:1")));

        assertThatThrownBy(() -> lost.get("payment-service", "/api/who"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.status())
                                        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    @Test
    void keepsTheTraceFromOneProcessToTheNext() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var token =
                service.getBean(InternalTokens.class)
                        .mint("catalog-service", FakeRegistry.ASTER, "ann", Set.of());

        var traces =
                RestClient.create(base)
                        .get()
                        .uri("/api/relay")
                        .headers(headers -> headers.setBearerAuth(token))
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .retrieve()
                        .body(String.class);

        assertThat(traces).isEqualTo("aster %s, aster %s".formatted(trace, trace));
    }

    @Test
    void countsRequestsByBrand() {
        whoAmI("/api/who", "pebble");

        var requests = service.getBean(MeterRegistry.class).find("http.server.requests");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(requests.tag("brand", "pebble").timers()).isNotEmpty());
    }

    @Test
    void isReadyWithoutRedisAndMessages() {
        var health = RestClient.create(base).get().uri("/actuator/health/readiness");

        assertThat(health.retrieve().body(String.class)).contains("UP");
    }

    private static InternalClient client(Map<String, URI> services) {
        var json = service.getBean(JsonMapper.class);
        return new InternalClient(
                service.getBean(InternalTokens.class),
                new ServiceAddresses(services),
                InternalClientAutoConfiguration.builder(
                        service.getBean(CloseableHttpClient.class), json),
                new RemoteProblems(json),
                service.getBean(Bulkheads.class));
    }

    private static Answer answerFor(String brand) {
        return TenantContext.call(
                TenantId.of(brand), () -> client.get("catalog-service", "/api/who"));
    }

    private static String whoAmI(String path, String brand) {
        return TenantContext.call(
                TenantId.of(brand),
                () ->
                        String.valueOf(
                                client.to("catalog-service")
                                        .get()
                                        .uri(path)
                                        .retrieve()
                                        .body(String.class)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
            })
    @Import(Paths.class)
    static class Service {

        @Bean
        FakeRegistry registry() {
            return new FakeRegistry();
        }
    }

    @RestController
    static class Paths {

        private final ObjectProvider<InternalClient> services;

        Paths(ObjectProvider<InternalClient> services) {
            this.services = services;
        }

        @GetMapping({"/api/who", "/internal/who"})
        String who(@AuthenticationPrincipal InternalPrincipal caller) {
            return "%s %s %s".formatted(brand(), caller.subject(), caller.roles());
        }

        @GetMapping("/api/roles")
        String roles(HttpServletRequest request) {
            return request.isUserInRole("service") + " " + request.isUserInRole("control-plane");
        }

        @GetMapping("/api/trace")
        String trace() {
            return brand() + " " + MDC.get("traceId");
        }

        @GetMapping("/api/relay")
        String relay() {
            var next = services.getObject().to("catalog-service").get().uri("/api/trace");
            return trace() + ", " + next.retrieve().body(String.class);
        }

        @GetMapping("/open")
        String open() {
            return brand();
        }

        @GetMapping("/api/later")
        Callable<WrittenLater> later() {
            return WrittenLater::new;
        }

        @GetMapping("/api/problem")
        ResponseEntity<String> problem() {
            return ResponseEntity.status(409)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(
                            """
                            {"type": "https://manystory.dev/problems/sold-out", "title": "Sold out",
                             "status": 409, "detail": "No seats are left.",
                             "errors": [{"pointer": "/quantity", "detail": "At most 0"}]}\
                            """);
        }

        @GetMapping("/api/stuck")
        String stuck() throws InterruptedException {
            Thread.sleep(3_000);
            return brand();
        }

        @GetMapping("/api/fails")
        String fails() {
            throw new IllegalStateException("on purpose");
        }

        private static String brand() {
            return TenantContext.current().map(TenantId::value).orElse("nobody");
        }
    }

    /// Becomes JSON on the container's second dispatch of the request.
    static class WrittenLater {

        public String getBrand() {
            return Paths.brand();
        }
    }
}
