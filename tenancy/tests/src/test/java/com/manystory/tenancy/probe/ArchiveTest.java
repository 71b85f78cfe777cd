package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.PartFile;
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
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// A service with a brand that has guests, and another brand, off the air, that is to get them.
@TenancyTest
@SpringBootTest(
        classes = ProbeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "manystory.internal.name=probe-service",
            "manystory.test.redis=false",
            "manystory.archive.at-once=1"
        })
abstract class ArchiveTest {

    static final String ME = "probe-service";
    static final String HOST = "11111111-1111-4111-8111-111111111111";
    static final String AYU = "22222222-2222-4222-8222-222222222222";

    final HttpClient client = HttpClient.newHttpClient();
    final Brand original = TestBrands.named(newId());
    final Brand copy = TestBrands.in(Phase.SUSPENDED, TestBrands.named(newId()));

    @LocalServerPort int port;
    @Autowired JsonMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired BrandsUnderTest brands;

    @BeforeEach
    void makeBrands() {
        brands.provision(original);
        brands.provision(copy);
        in(original, "insert into note (text) values ('one'), ('two')");
        in(
                original,
                """
                insert into guest (id, name, email, phone, diary, details, invited_by, note_id, born)
                values ('%1$s', 'Host', 'host@aster.example', '+62 811 000', 'plain', '{}', null,
                    1, '1990-02-03'),
                ('%2$s', 'Ayu Lestari', 'ayu@aster.example', null, '', '{"of": ["Ayu Lestari", 7]}',
                    '%1$s', 2, null)
                """
                        .formatted(HOST, AYU));
        in(copy, "insert into note (text) values ('before')");
    }

    final void in(Brand brand, String sql) {
        TenantContext.run(brand.id(), () -> jdbc.sql(sql).update());
    }

    final List<String> ask(Brand brand, String sql) {
        return TenantContext.call(brand.id(), () -> jdbc.sql(sql).query(String.class).list());
    }

    final PartFile export() throws Exception {
        var answer =
                client.send(
                        request(original, controlPlane()).GET().build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new PartFile(json, answer.body());
    }

    final HttpResponse<String> restore(Brand brand, byte[] part, String... headers)
            throws IOException, InterruptedException {
        var request =
                request(brand, controlPlane())
                        .header("Content-Type", "application/zip")
                        .PUT(BodyPublishers.ofByteArray(part));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    final void assertRefused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json.readTree(answer.body()).path("type").asString())
                .as(answer.body())
                .endsWith("/" + type);
        assertThat(ask(copy, "select text from note")).containsExactly("before");
        assertThat(ask(copy, "select name from guest")).isEmpty();
    }

    final HttpRequest.Builder request(Brand brand, String token) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d/internal/v1/brands/%s/archive?incarnation=%s"
                                        .formatted(port, brand.id(), brand.incarnation())))
                .header("Authorization", "Bearer " + token);
    }

    static String controlPlane() {
        return TestTokens.mintAs("tenant-service", ME, null, "tenant-service", "control-plane");
    }

    static String newId() {
        return "z" + UUID.randomUUID().toString().substring(0, 8);
    }
}
