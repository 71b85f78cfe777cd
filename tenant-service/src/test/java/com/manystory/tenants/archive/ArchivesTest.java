package com.manystory.tenants.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenants.ControlPlaneTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// A platform whose limits of archives are small.
@TestPropertySource(
        properties = {
            "manystory.support.consent=open",
            "manystory.archive.at-once=1",
            "manystory.archive.largest=200KB",
            "manystory.archive.largest-unpacked=1MB",
            "manystory.archive.most-files=20"
        })
abstract class ArchivesTest extends ControlPlaneTest {

    private static final String ALL = "operator:read operator:act";
    static final String THING = "databases/catalog/thing.csv";

    private static final Path RECEIVED = directory();

    final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        properties.add("manystory.archive.directory", RECEIVED::toString);
    }

    @AfterEach
    void leavesNothingBehind() throws IOException {
        PLATFORM.archives().recover();
        try (var files = Files.list(RECEIVED)) {
            assertThat(files).isEmpty();
        }
    }

    final void make(String brand, String document) {
        assertThat(operator().put(brand, document, "Prefer", "wait=5").text("phase"))
                .isEqualTo("ACTIVE");
    }

    final void suspended(String brand, String document) {
        make(brand, document);
        assertThat(post(brand + "/suspend", "{\"reason\": \"To be replaced\"}").text("phase"))
                .isEqualTo("SUSPENDED");
    }

    final HttpResponse<byte[]> export(String brand) throws IOException, InterruptedException {
        var answer =
                http.send(request(brand + "/export", token()).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    final HttpResponse<String> restore(String brand, byte[] archive, String query)
            throws IOException, InterruptedException {
        return http.send(
                request(brand + "/restore?" + query, token())
                        .header("Content-Type", "application/zip")
                        .POST(BodyPublishers.ofByteArray(archive))
                        .build(),
                text());
    }

    final HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/brands/%s".formatted(port(), path)))
                .header("Authorization", "Bearer " + token);
    }

    private static Path directory() {
        try {
            var directory = Files.createTempDirectory("manystory-archives");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String token() {
        return PLATFORM.token(ALL);
    }

    static HttpResponse.BodyHandler<String> text() {
        return BodyHandlers.ofString();
    }
}
