package com.manystory.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// An operator of the platform, with a token of the local issuer.
final class Operator {

    private final Platform platform;
    private final String token;

    Operator(Platform platform) {
        this.platform = platform;
        this.token = token(platform);
    }

    String token() {
        return token;
    }

    private static String token(Platform platform) {
        var credentials =
                Base64.getEncoder()
                        .encodeToString(
                                ("operator-cli:" + platform.secret("operator"))
                                        .getBytes(StandardCharsets.UTF_8));
        var answer =
                Http.send(
                        platform.port("ISSUER"),
                        "POST",
                        "localhost:" + platform.port("ISSUER"),
                        "/platform/oauth2/token",
                        "grant_type=client_credentials&scope=operator%3Aread%20operator%3Aact",
                        "Authorization: Basic " + credentials,
                        "Content-Type: application/x-www-form-urlencoded");
        return answer.json().path("access_token").asString();
    }

    Http.Answer putBrand(String id, String spec) {
        return tenant("PUT", "/api/v1/brands/" + id, spec, "Prefer: wait=10");
    }

    Http.Answer tenant(String method, String path, String body, String... headers) {
        return call("TENANT", method, path, body, headers);
    }

    Http.Answer admin(String method, String path, String body, String... headers) {
        return call("ADMIN", method, path, body, headers);
    }

    private Http.Answer call(
            String service, String method, String path, String body, String... headers) {
        var all = new java.util.ArrayList<>(java.util.List.of(headers));
        all.add("Authorization: Bearer " + token);
        if (all.stream().noneMatch(header -> header.startsWith("Content-Type"))) {
            all.add("Content-Type: application/json");
        }
        var port = platform.port(service);
        return Http.send(port, method, "localhost:" + port, path, body, all.toArray(String[]::new));
    }

    /// Which life of a brand's name is on the air.
    String incarnation(String brand) {
        return tenant("GET", "/api/v1/brands/" + brand, "").json().path("incarnation").asString();
    }
}
