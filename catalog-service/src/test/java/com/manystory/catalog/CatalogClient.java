package com.manystory.catalog;

import com.manystory.tenancy.TenantId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Calls the service as another service does, for a brand.
@TestComponent
public class CatalogClient {

    private static final List<String> EDITED = List.of("admin", "imports", "catalogue", "media");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final ObjectMapper json;

    CatalogClient(Environment environment, ObjectMapper json) {
        this.environment = environment;
        this.json = json;
    }

    public Answer get(TenantId brand, String path) {
        return send(brand, request(path).GET());
    }

    public Answer put(TenantId brand, String path, String body) {
        return send(brand, request(path).PUT(BodyPublishers.ofString(body)));
    }

    public Answer post(TenantId brand, String path, @Nullable String key, String body) {
        var request = request(path).POST(BodyPublishers.ofString(body));
        return send(brand, key == null ? request : request.header("Idempotency-Key", key));
    }

    public Answer post(TenantId brand, String path, String body) {
        return post(brand, path, UUID.randomUUID().toString(), body);
    }

    public HttpRequest.Builder request(String path) {
        return root("/api/v1" + path);
    }

    public HttpRequest.Builder root(String path) {
        var port = environment.getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json");
    }

    public Answer send(@Nullable TenantId brand, HttpRequest.Builder request) {
        var path = request.build().uri().getPath();
        var editing = EDITED.stream().anyMatch(part -> path.startsWith("/api/v1/" + part));
        return send(brand, request, editing ? "editor" : "service");
    }

    public Answer send(@Nullable TenantId brand, HttpRequest.Builder request, String role) {
        if (brand != null) {
            var token = TestTokens.mint("catalog-service", brand, "payment-service", role);
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            var body =
                    type.contains("json") ? json.readTree(answer.body()) : json.createObjectNode();
            return new Answer(answer, body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public record Answer(HttpResponse<byte[]> http, JsonNode body) {

        public int status() {
            return http.statusCode();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }
}
