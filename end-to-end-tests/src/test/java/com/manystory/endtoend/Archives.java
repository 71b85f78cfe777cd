package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Exports brands, and makes others of them.
final class Archives {

    private static final JsonMapper JSON = new JsonMapper();

    private final Platform platform;
    private final Operator operator;
    private final HttpClient http = HttpClient.newHttpClient();

    Archives(Platform platform) {
        this.platform = platform;
        this.operator = new Operator(platform);
    }

    byte[] export(String brand) throws IOException, InterruptedException {
        var answer =
                http.send(
                        request("/" + brand + "/export").GET().build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /// Makes the brand from an archive.
    ///
    /// @param query of the restoration, such as `replace=true`
    void restore(String brand, byte[] archive, String query)
            throws IOException, InterruptedException {
        var made = operator.putBrand(brand, configuration(archive));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        enter(brand, "suspend", "SUSPENDED");
        var answer =
                http.send(
                        request("/%s/restore?%s".formatted(brand, query))
                                .header("Content-Type", "application/zip")
                                .POST(BodyPublishers.ofByteArray(archive))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        enter(brand, "resume", "ACTIVE");
    }

    private void enter(String brand, String verb, String phase) {
        var answer =
                operator.tenant(
                        "POST",
                        "/api/v1/brands/%s/%s".formatted(brand, verb),
                        "{\"reason\": \"Restored from an archive\"}",
                        "Prefer: wait=30");
        assertThat(answer.json().path("phase").asString()).as(answer.text()).isEqualTo(phase);
    }

    private static String configuration(byte[] archive) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("configuration.json")) {
                    var wanted = (ObjectNode) JSON.readTree(zip.readAllBytes());
                    wanted.remove("domains");
                    return wanted.toString();
                }
            }
        }
        throw new AssertionError("The archive has no configuration");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d/api/v1/brands%s"
                                        .formatted(platform.port("TENANT"), path)))
                .header("Authorization", "Bearer " + operator.token());
    }
}
