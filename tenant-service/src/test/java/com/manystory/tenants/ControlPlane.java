package com.manystory.tenants;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The control plane as a client sees it.
public final class ControlPlane {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    public ControlPlane(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /// An answer of the API.
    public record Reply(int status, JsonNode body, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// A field of the body as text.
        public String text(String field) {
            return body.path(field).asString("");
        }
    }

    public Reply get(String path) {
        return send("GET", path, "", Map.of());
    }

    public Reply put(String brand, String body, String... headers) {
        return send("PUT", "/api/v1/brands/" + brand, body, pairs(headers));
    }

    public Reply send(String method, String path, String body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var text = response.body();
            return new Reply(
                    response.statusCode(),
                    JsonMapper.shared().readTree(text.startsWith("{") ? text : "{}"),
                    response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, String> pairs(String... headers) {
        var map = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return map;
    }

    /// What brand Aster might want to be.
    public static String aster(String name) {
        return """
        {"displayName": "%s", "locales": ["en", "id"], "defaultLocale": "en",
         "currency": "IDR", "timeZone": "Asia/Jakarta", "country": "ID"}
        """
                .formatted(name);
    }

    /// What brand Pebble might want to be, under some domain.
    public static String pebble(String domain) {
        return """
        {"displayName": "Pebble", "locales": ["en"], "currency": "SGD",
         "timeZone": "Asia/Singapore", "country": "SG", "domains": ["%s"]}
        """
                .formatted(domain);
    }
}
