package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The page that lists the brands.
class BrandPageTests extends ConsoleTest {

    @Autowired private InMemoryRegistry registry;

    @Test
    void listsBrandsWithTheirAddresses() {
        var page = get("/", null);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).isEqualToIgnoringCase("text/html;charset=UTF-8"));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.body())
                .contains("Aster Weddings", "On the air", "http://pebble.localhost:8080/")
                .doesNotContain("<script", " style=");
        assertThat(get("/console.css", null).statusCode()).isEqualTo(200);
    }

    @Test
    void escapesWhatComesFromABrand() {
        registry.accept(
                TestBrands.changed(
                        TestBrands.named("sly"),
                        TestBrands.with(
                                TestBrands.PEBBLE.spec(),
                                Map.of("displayName", "<script>alert(1)</script>"))));

        assertThat(get("/", null).body()).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void isClosedToForeignNamesAndForwardedCallers() throws IOException {
        assertThat(rawStatus("Host: rebound.example")).contains(" 401 ");
        assertThat(rawStatus("Host: localhost\r\nX-Forwarded-For: 203.0.113.7")).contains(" 401 ");
        assertThat(rawStatus("Host: localhost")).contains(" 200 ");
    }

    @Test
    void isClosedToStaffAndOpenToNothingElse() {
        assertThat(get("/actuator/env", null).statusCode()).isIn(401, 403, 404);
        assertThat(get("/internal/v1/brands/aster/parts", null).statusCode()).isIn(401, 405);
        assertThat(get("/anything", null).statusCode()).isEqualTo(401);
    }

    @Test
    void tellsItsHealthOnTheManagementPortOnly() {
        for (var path :
                List.of(
                        "/actuator/health/liveness",
                        "/actuator/health/readiness",
                        "/actuator/prometheus")) {
            assertThat(send(HttpRequest.newBuilder(managementUri(path)).build()).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void describesItsApi() {
        var description = get("/v3/api-docs", null);

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.body())
                .contains(
                        "\"openapi\":\"3.1",
                        "/api/v1/brands/{brandId}/imports",
                        "/api/v1/brands/{brandId}/settings")
                .doesNotContain("parts", "ConsoleUser");
    }

    private String rawStatus(String headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream()
                    .write(
                            ("GET / HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }
}
