package com.manystory.benchmarks;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How long a city's real catalogue of 1,340 activities takes from the upload of its file until
/// every row is a listing or stands in the report. Skipped where the file isn't.
final class Import implements PlatformBenchmark {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BRAND = "bench";
    private static final String BOUNDARY = "----manystory-import";
    private static final double LIMIT_SECONDS = 15;
    private static final int FILES = 3;

    @Override
    public void run(Platform platform, Options options, Targets targets)
            throws IOException, InterruptedException {
        var file = platform.root().resolve("../shared/data/seattle-parks-activities.csv");
        if (!Files.exists(file)) {
            System.out.println("SKIPPED: the real activities file isn't on this machine");
            return;
        }
        var token = platform.token();
        for (int i = 1; i <= FILES; i++) {
            platform.makeBrand(BRAND + i);
            report(platform, token, BRAND + i, file, targets);
        }
    }

    /// As by `./manystory up`.
    @Override
    public List<String> options() {
        return List.of();
    }

    private static void report(
            Platform platform, String token, String brand, Path file, Targets targets)
            throws IOException, InterruptedException {
        var mapping = platform.root().resolve("demo/imports/activities-mapping.json");
        var imports = "/api/v1/brands/" + brand + "/imports";
        var began = System.nanoTime();
        var job =
                JSON.readTree(
                        platform.send(
                                        Platform.request(Platform.ADMIN, imports, token)
                                                .header(
                                                        "Content-Type",
                                                        "multipart/form-data; boundary=" + BOUNDARY)
                                                .POST(upload(mapping, file)))
                                .body());
        var done = Set.of("COMPLETED", "FAILED");
        while (!done.contains(job.path("status").asString())) {
            Thread.sleep(50);
            job = poll(platform, token, imports + "/" + job.path("id").asString());
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s: %d rows, %d listings, %d in the report: %.1f s%n",
                job.path("status").asString(),
                job.path("rowsRead").asInt(),
                job.path("accepted").asInt(),
                job.path("rejected").asInt(),
                seconds);
        targets.none(
                "imports of %s that failed".formatted(brand),
                job.path("status").asString().equals("COMPLETED") ? 0 : 1);
        targets.atMost("the import into %s, s".formatted(brand), seconds, LIMIT_SECONDS);
    }

    private static JsonNode poll(Platform platform, String token, String job)
            throws IOException, InterruptedException {
        return JSON.readTree(
                platform.send(Platform.request(Platform.ADMIN, job, token).GET()).body());
    }

    private static HttpRequest.BodyPublisher upload(Path mapping, Path file) throws IOException {
        return HttpRequest.BodyPublishers.ofString(
                part("name=\"mapping\"", "application/json", Files.readString(mapping))
                        + part(
                                "name=\"file\"; filename=\"activities.csv\"",
                                "text/csv",
                                Files.readString(file))
                        + "--"
                        + BOUNDARY
                        + "--\r\n");
    }

    private static String part(String name, String type, String content) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, type, content);
    }
}
