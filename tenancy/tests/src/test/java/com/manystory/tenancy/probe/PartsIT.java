package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TenancyTest;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@TenancyTest
@SpringBootTest(
        classes = ProbeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"manystory.internal.name=probe-service", "manystory.test.redis=false"})
class PartsIT {

    private static final String ME = "probe-service";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Brand brand =
            TestBrands.named("p" + UUID.randomUUID().toString().substring(0, 8));

    @LocalServerPort int port;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired InMemoryRegistry registry;

    @Test
    void makesABrandsDatabaseAndErasesIt() throws Exception {
        var made = put(brand, brand.id().value(), controlPlane());

        assertThat(made.statusCode()).isEqualTo(200);
        var report = json.readTree(made.body());
        assertThat(report.at("/brand").asString()).isEqualTo(brand.id().value());
        assertThat(report.at("/generation").asInt()).isEqualTo(1);
        assertThat(report.at("/conditions/0/type").asString()).isEqualTo("ProbeDatabase");
        assertThat(report.at("/conditions/0/status").asString()).isEqualTo("TRUE");
        assertThat(registry.find(brand.id())).contains(brand);
        assertThat(notes()).isZero();

        var erased = send(erasure(brand));

        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(json.readTree(erased.body()).at("/conditions/0/status").asString())
                .isEqualTo("TRUE");
        registry.remove(brand.id());
    }

    @Test
    void refusesEveryoneButTheControlPlane() throws Exception {
        var service = TestTokens.mint(ME, null, "catalog-service", "service");
        var elsewhere =
                TestTokens.mintAs("tenant-service", "other-service", null, "x", "control-plane");

        assertThat(put(brand, brand.id().value(), service).statusCode()).isEqualTo(403);
        assertThat(put(brand, brand.id().value(), elsewhere).statusCode()).isEqualTo(401);
        assertThat(put(brand, brand.id().value(), "nonsense").statusCode()).isEqualTo(401);
        for (var issuer : List.of("storefront-bff", "admin-console", "catalog-service", ME)) {
            var pretended = TestTokens.mintAs(issuer, ME, null, "tenant-service", "control-plane");
            assertThat(put(brand, brand.id().value(), pretended).statusCode()).isEqualTo(401);
        }
        assertThat(registry.find(brand.id())).isEmpty();
    }

    @Test
    void refusesABodyThatDescribesAnotherBrand() throws Exception {
        var answer = put(brand, "pebble", controlPlane());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).at("/errors/0/pointer").asString())
                .isEqualTo("/id");
    }

    private long notes() {
        return TenantContext.call(
                brand.id(), () -> jdbc.sql("select count(*) from note").query(Long.class).single());
    }

    private HttpResponse<String> put(Brand body, String id, String token)
            throws IOException, InterruptedException {
        return send(
                request(id + "/parts", token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpRequest.Builder erasure(Brand brand) {
        return request(brand.id() + "/parts?incarnation=" + brand.incarnation(), controlPlane())
                .DELETE();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d/internal/v1/brands/%s".formatted(port, path)))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String controlPlane() {
        return TestTokens.mintAs("tenant-service", ME, null, "tenant-service", "control-plane");
    }
}
