package com.manystory.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.testing.FakeRegistry;
import com.manystory.tenancy.web.ProblemException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        service =
                new SpringApplicationBuilder(Service.class)
                        .properties(
                                Map.of(
                                        "server.port",
                                        "0",
                                        "manystory.internal.name",
                                        "catalog-service",
                                        "manystory.internal.signing-key",
                                        signingKey.toString(),
                                        "manystory.internal.trusted-keys",
                                        trusted.toString()))
                        .run();
        base =
                "http://localhost:"
                        + service.getEnvironment().getRequiredProperty("local.server.port");
        registry = service.getBean(FakeRegistry.class);
        client = client(Map.of("catalog", URI.create(base)));
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
        assertThat(client.to("catalog-service").get().uri("/api/who").retrieve().body(String.class))
                .isEqualTo("nobody catalog-service [service]");
    }

    @Test
    void callsInTheNameOfTheBoundCaller() throws Exception {
        var caller = new Caller("ann", Set.of("editor"));

        assertThat(caller.call(() -> whoAmI("/api/who", "aster"))).isEqualTo("aster ann [editor]");
    }

    @Test
    void keepsTheBrandWhenTheAnswerComesLater() {
        assertThat(whoAmI("/api/later", "aster")).startsWith("aster");
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

        assertThat(answerFor("suspended").status()).isEqualTo(503);
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

    private static InternalClient client(Map<String, URI> services) {
        var json = service.getBean(JsonMapper.class);
        return new InternalClient(
                service.getBean(InternalTokens.class),
                new ServiceAddresses(services),
                InternalClientAutoConfiguration.builder(
                        service.getBean(CloseableHttpClient.class), json),
                new RemoteProblems(json));
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

        @GetMapping({"/api/who", "/internal/who"})
        String who(@AuthenticationPrincipal InternalPrincipal caller) {
            return "%s %s %s".formatted(brand(), caller.subject(), caller.roles());
        }

        @GetMapping("/open")
        String open() {
            return brand();
        }

        @GetMapping("/api/later")
        Callable<ResponseEntity<String>> later() {
            var brand = brand();
            return () -> ResponseEntity.ok(brand + " later");
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

        @GetMapping("/api/fails")
        String fails() {
            throw new IllegalStateException("on purpose");
        }

        private static String brand() {
            return TenantContext.current().map(TenantId::value).orElse("nobody");
        }
    }
}
