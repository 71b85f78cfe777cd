package com.manystory.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A brand of 5,000 listings is moved to another database server and back, three times, while
/// visitors read its website and its catalogue, and staff write listings. Afterwards each listing
/// that was acknowledged is looked for, and each that was refused.
final class Move implements PlatformBenchmark {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BRAND = "mover";
    private static final String LISTINGS = "/api/v1/brands/" + BRAND + "/listings";
    private static final int SIZE = 5_000;

    /// There and back.
    private static final int MOVES = 6;

    private static final int READERS = 4;
    private static final int WRITERS = 2;
    private static final Duration PAUSE_BETWEEN_READS = Duration.ofMillis(100);
    private static final Duration PAUSE_BETWEEN_WRITES = Duration.ofMillis(100);
    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(5);
    private static final double MOST_PAUSE = 2_000;
    private static final Set<String> ENDED = Set.of("MOVED", "SUCCEEDED", "FAILED", "CANCELLED");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final Collection<String> failedReads = new ConcurrentLinkedQueue<>();
    private final Collection<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> environment() {
        return Map.of("MANYSTORY_SECOND_PORT", "13433");
    }

    @Override
    public void run(Platform platform, Options options, Targets targets) throws Exception {
        var moves = options.number("moves", MOVES);
        var pauses = new ArrayList<Long>();
        Writing.fill(platform, BRAND, options.number("listings", SIZE));
        var entry = entry(platform);
        var going = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var catalogue = new InternalToken(platform, BRAND);
            for (int i = 0; i < READERS; i++) {
                threads.submit(() -> read(catalogue, going));
            }
            for (int i = 0; i < WRITERS; i++) {
                threads.submit(() -> write(platform, entry, going));
            }
            Thread.sleep(BEFORE_AND_AFTER);
            try {
                for (int i = 0; i < moves; i++) {
                    pauses.add(move(platform, i % 2 == 0 ? "second" : "local", targets));
                    Thread.sleep(BEFORE_AND_AFTER);
                }
            } finally {
                going.set(false);
            }
        }
        look(platform, entry, targets);
        pauses.sort(null);
        System.out.printf(
                "nothing written, of %d moves: median %d ms, p99 %d ms, slowest %d ms%n",
                moves, percentile(pauses, 0.5), percentile(pauses, 0.99), pauses.getLast());
        targets.atMost("pause of writing, slowest, ms", pauses.getLast(), MOST_PAUSE);
    }

    /// By the nearest rank.
    private static long percentile(List<Long> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }

    /// @return for how many milliseconds nothing could be written
    private static long move(Platform platform, String cell, Targets targets)
            throws IOException, InterruptedException {
        var path = "/api/v1/brands/" + BRAND;
        var began = System.nanoTime();
        var move =
                JSON.readTree(
                        platform.send(
                                        Platform.request(
                                                        Platform.TENANT,
                                                        path + "/move",
                                                        platform.token())
                                                .header("Content-Type", "application/json")
                                                .POST(
                                                        HttpRequest.BodyPublishers.ofString(
                                                                "{\"cell\": \"%s\", \"reason\": \"Benchmark\"}"
                                                                        .formatted(cell))))
                                .body());
        while (!ENDED.contains(move.path("state").asString())) {
            Thread.sleep(50);
            move =
                    JSON.readTree(
                            platform.send(
                                            Platform.request(
                                                            Platform.TENANT,
                                                            path
                                                                    + "/moves/"
                                                                    + move.path("id").asLong(),
                                                            platform.token())
                                                    .GET())
                                    .body());
        }
        if (!move.path("state").asString().equals("MOVED")) {
            throw new IllegalStateException("It wasn't moved: " + move.path("stop"));
        }
        var pause = move.path("pauseMillis").asLong();
        System.out.printf(
                "to %s in %.1f s, attempt %d: nothing written for %d ms, limit %.0f ms%n",
                cell,
                (System.nanoTime() - began) / 1e9,
                move.path("attempt").asInt(),
                pause,
                MOST_PAUSE);
        for (JsonNode service : move.path("services")) {
            System.out.printf(
                    "  %s: %d tables, %d rows, checksums equal: %s; copied in %d ms, compared"
                            + " within %d ms%n",
                    service.path("name").asString(),
                    service.path("tables").asInt(),
                    service.path("rows").asLong(),
                    service.path("checksum").asString(),
                    service.path("copyMillis").asLong(),
                    service.path("fenceMillis").asLong());
            targets.none(
                    "copies of %s that nobody compared".formatted(service.path("name").asString()),
                    service.path("checksum").asString().isEmpty() ? 1 : 0);
        }
        return pause;
    }

    /// A listing as staff would write it.
    private static ObjectNode entry(Platform platform) throws IOException, InterruptedException {
        var list =
                JSON.readTree(
                        platform.send(
                                        Platform.request(
                                                        Platform.ADMIN,
                                                        LISTINGS + "?limit=1",
                                                        platform.token())
                                                .GET())
                                .body());
        var id = list.path("items").path(0).path("id").asString();
        var shown =
                platform.send(
                        Platform.request(Platform.ADMIN, LISTINGS + "/" + id, platform.token())
                                .GET());
        var entry = (ObjectNode) JSON.readTree(shown.body());
        entry.remove(List.of("id", "slug", "version", "status", "changedAt", "changedBy"));
        return entry;
    }

    /// Pages from the cache, answers made from the database, and the catalogue past all caches.
    private boolean read(InternalToken token, AtomicBoolean going) throws InterruptedException {
        while (going.get()) {
            var number = reads.incrementAndGet();
            var request =
                    switch (number % 3) {
                        case 0 -> website("/en/search");
                        case 1 -> website("/api/v1/listings?q=swim" + number);
                        default ->
                                Visitors.get(
                                        Platform.CATALOG,
                                        "/api/v1/listings?locale=en&limit=24&priceMin=" + number,
                                        "Authorization",
                                        token.bearer());
                    };
            var status = status(request);
            if (status != 200) {
                failedReads.add(status + " " + request.uri().getPath());
            }
            Thread.sleep(PAUSE_BETWEEN_READS);
        }
        return true;
    }

    private static HttpRequest website(String path) {
        return Visitors.get(Platform.STOREFRONT, path, "Host", BRAND + ".localhost");
    }

    private boolean write(Platform platform, ObjectNode entry, AtomicBoolean going)
            throws IOException, InterruptedException {
        while (going.get()) {
            var key = "written-" + next.incrementAndGet();
            var status = status(creation(platform, entry, key));
            if (status == 201) {
                acknowledged.add(key);
            } else {
                refused.put(key, Integer.toString(status));
            }
            Thread.sleep(PAUSE_BETWEEN_WRITES);
        }
        return true;
    }

    private static HttpRequest creation(Platform platform, ObjectNode entry, String key)
            throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Platform.ADMIN + LISTINGS))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + platform.token())
                .header("Content-Type", "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                entry.deepCopy().put("key", key).toString()))
                .build();
    }

    /// A key that is taken is there; one that isn't could be taken now.
    private void look(Platform platform, ObjectNode entry, Targets targets)
            throws IOException, InterruptedException {
        var lost = 0;
        for (var key : acknowledged) {
            lost += status(creation(platform, entry, key)) == 409 ? 0 : 1;
        }
        var kept = 0;
        for (var key : refused.keySet()) {
            kept += status(creation(platform, entry, key)) == 409 ? 1 : 0;
        }
        var byStatus = new TreeMap<String, Integer>();
        refused.values().forEach(status -> byStatus.merge(status, 1, Integer::sum));
        System.out.printf("reads: %d, failed: %s%n", reads.get(), Set.copyOf(failedReads));
        System.out.printf(
                "writes: %d acknowledged; refused by status: %s, of which there all the same: %d%n",
                acknowledged.size(), byStatus, kept);
        targets.none("reads that failed", failedReads.size());
        targets.none("acknowledged writes that are lost", lost);
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        }
    }
}
