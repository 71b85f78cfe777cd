package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.data.databases.TenantDatabases;
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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@TenancyTest
@SpringBootTest(
        classes = ProbeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"manystory.internal.name=probe-service", "manystory.test.redis=false"})
class MigrationsIT {

    private static final String ME = "probe-service";

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired JsonMapper json;
    @Autowired TenantDatabases databases;

    @Test
    void tellsTheControlPlaneAndMigratesForIt() throws Exception {
        var brand = TestBrands.named("m" + UUID.randomUUID().toString().substring(0, 8));
        databases.ensure(brand);

        var status = json.readTree(get("?sizes=true", controlPlane()).body());

        assertThat(status.path("databases").asInt()).isPositive();
        var target = status.at("/expanded/fingerprint").asString();
        assertThat(status.at("/migrations/0/kind").asString()).isEqualTo("EXPAND");
        var result = post("/brands/" + brand.id() + "?target=" + target, controlPlane());
        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(json.readTree(result.body()).path("outcome").asString()).isEqualTo("CURRENT");
        var gone = post("/brands/nobody?target=" + target, controlPlane());
        assertThat(json.readTree(gone.body()).path("outcome").asString()).isEqualTo("ABSENT");
    }

    @Test
    void refusesTheTargetOfAnotherRelease() throws Exception {
        var refused = post("/brands/aster?target=0000", controlPlane());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json.readTree(refused.body()).path("type").asString())
                .endsWith("/other-release");
        assertThat(post("/brands/Aster!?target=0000", controlPlane()).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesEveryoneButTheControlPlane() throws Exception {
        var service = TestTokens.mint(ME, null, "catalog-service", "service");
        var pretended =
                TestTokens.mintAs("admin-console", ME, null, "tenant-service", "control-plane");

        assertThat(get("", service).statusCode()).isEqualTo(403);
        assertThat(post("/brands/aster?target=0", service).statusCode()).isEqualTo(403);
        assertThat(get("", pretended).statusCode()).isEqualTo(401);
        assertThat(post("/brands/aster?target=0", pretended).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> get(String path, String token)
            throws IOException, InterruptedException {
        return client.send(request(path, token).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token)
            throws IOException, InterruptedException {
        return client.send(
                request(path, token).POST(BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d/internal/v1/migrations%s"
                                        .formatted(port, path.replace("!", "%21"))))
                .header("Authorization", "Bearer " + token);
    }

    private static String controlPlane() {
        return TestTokens.mintAs("tenant-service", ME, null, "tenant-service", "control-plane");
    }
}
