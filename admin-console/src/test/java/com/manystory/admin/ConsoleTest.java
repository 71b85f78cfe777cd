package com.manystory.admin;

import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TenancyTestConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The console on a free port, with fake issuers and services around it.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "manystory.admin.open-brand-list=true"})
@Import(TenancyTestConfiguration.class)
abstract class ConsoleTest {

    static final FakeIssuers ISSUERS = new FakeIssuers();
    static final FakeService CATALOG = new FakeService();
    static final FakeService TENANTS = new FakeService();
    static final String USES_OF_ASTER = "POST /internal/v1/brands/aster/support-uses";
    static final HttpClient HTTP = HttpClient.newHttpClient();

    static {
        // Both brands let operators work on their data, unless a test says otherwise.
        for (var brand : new String[] {"aster", "pebble"}) {
            TENANTS.on(
                    USES_OF_ASTER.replace("aster", brand),
                    exchange -> FakeService.answer(exchange, 204, "application/json", ""));
        }
    }

    @LocalServerPort private int port;
    @LocalManagementPort private int managementPort;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("manystory.identity.issuer-base", ISSUERS::base);
        properties.add("manystory.services.catalog", CATALOG::url);
        properties.add("manystory.services.tenant", TENANTS::url);
        properties.add(
                "manystory.internal.signing-key",
                () -> EmbeddedPlatform.signingKey("admin-console").toString());
        properties.add(
                "manystory.internal.trusted-keys", () -> EmbeddedPlatform.trustedKeys().toString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    int port() {
        return port;
    }

    HttpResponse<String> get(String path, @Nullable String token) {
        return send("GET", path, token, "");
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String token, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
