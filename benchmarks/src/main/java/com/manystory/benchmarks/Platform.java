package com.manystory.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A platform of its own for a benchmark: the real supervisor and services, on ports and in a state
/// folder apart from the developer's.
final class Platform implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PUTS = 12;
    private static final Duration START_LIMIT = Duration.ofMinutes(8);

    static final int STOREFRONT = 13_080;
    static final int ADMIN = 13_090;
    static final int TENANT = 13_081;
    static final int CATALOG = 13_082;
    static final int PAYMENT = 13_083;
    static final int ISSUER = 13_100;
    private static final int MANAGEMENT_OFFSET = 10_000;
    private static final Duration RESTART_LIMIT = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path root = Path.of(System.getProperty("manystory.root", ".")).toAbsolutePath();
    private final Path state;
    private final Process supervisor;

    /// @param environment for all its processes, in addition
    /// @param options of `./manystory up`, which is always `--empty`
    Platform(String name, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        state = root.resolve("benchmarks/target/platform-" + name);
        FileSystemUtils.deleteRecursively(state);
        Files.createDirectories(state);
        supervisor = start(environment, options);
    }

    Path state() {
        return state;
    }

    Path root() {
        return root;
    }

    /// The process number of one of the platform's processes.
    long pid(String name) throws IOException {
        for (JsonNode row : JSON.readTree(Files.readString(state.resolve("run/processes.json")))) {
            if (row.path("name").asString().equals(name)) {
                return row.path("pid").asLong();
            }
        }
        throw new IllegalStateException("No process " + name);
    }

    String secret(String name) throws IOException {
        return Files.readString(state.resolve("keys/" + name + ".secret")).strip();
    }

    /// An operator's access token.
    String token() throws IOException, InterruptedException {
        var credentials =
                Base64.getEncoder()
                        .encodeToString(
                                ("operator-cli:" + secret("operator"))
                                        .getBytes(StandardCharsets.UTF_8));
        var answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + ISSUER
                                                        + "/platform/oauth2/token"))
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "grant_type=client_credentials&scope=operator%3Aread%20operator%3Aact"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    /// Makes a brand like the demo's Parentstory, with a domain of its own, and waits until it is
    /// on the air.
    void makeBrand(String id) throws IOException, InterruptedException {
        var demo = Files.readString(root.resolve("demo/parentstory/brand.json"));
        put(id, demo.replace("parentstory.example", id + ".example"));
    }

    /// The same with other quotas, a JSON object.
    void makeBrand(String id, String quotas) throws IOException, InterruptedException {
        var demo = Files.readString(root.resolve("demo/parentstory/brand.json"));
        put(
                id,
                demo.replace("parentstory.example", id + ".example")
                        .replaceFirst("\"quotas\": \\{[^}]*}", "\"quotas\": " + quotas));
    }

    private void put(String id, String desired) throws IOException, InterruptedException {
        var path = "/api/v1/brands/" + id;
        // A busy machine may need longer than one PUT waits; the same PUT waits on.
        for (int i = 0; i < PUTS; i++) {
            var answer = JSON.readTree(put(TENANT, path, token(), desired).body());
            if (answer.path("phase").asString().equals("ACTIVE")) {
                return;
            }
        }
        throw new IllegalStateException(id + " doesn't become active");
    }

    /// Makes a brand that has nothing but a name and a currency.
    void makePlainBrand(String id) throws IOException, InterruptedException {
        put(id, plainBrand(id));
    }

    /// The desired state of such a brand.
    static String plainBrand(String id) {
        return """
        {"displayName": "Brand %s", "locales": ["en"], "defaultLocale": "en",
         "currency": "IDR", "timeZone": "Asia/Jakarta", "country": "ID"}
        """
                .formatted(id);
    }

    /// Ends a process as a deployment does and waits until its successor is ready.
    ///
    /// @return seconds from the start of the new process to its readiness
    double restart(String name, int port) throws IOException, InterruptedException {
        var old = pid(name);
        ProcessHandle.of(old).orElseThrow().destroy();
        var until = System.nanoTime() + RESTART_LIMIT.toNanos();
        while (pid(name) == old || !isReady(port)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(name + " doesn't come back");
            }
            Thread.sleep(10);
        }
        var began = ProcessHandle.of(pid(name)).orElseThrow().info().startInstant().orElseThrow();
        return Duration.between(began, Instant.now()).toMillis() / 1e3;
    }

    /// The bytes that a process's heap holds after a full collection.
    double heap(String name, int port) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (int i = 0; i < 2; i++) {
            new ProcessBuilder(jcmd, Long.toString(pid(name)), "GC.run").start().waitFor();
        }
        return management(port, "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private boolean isReady(int port) throws InterruptedException {
        try {
            return management(port, "/actuator/health/readiness").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private HttpResponse<String> management(int port, String path)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + (port + MANAGEMENT_OFFSET) + path);
        return http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Sends a PUT as an operator.
    HttpResponse<String> put(int port, String path, String token, String body)
            throws IOException, InterruptedException {
        return send(
                request(port, path, token)
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=10")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Sends any request that [#request] began.
    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    /// The beginning of an operator's request.
    static HttpRequest.Builder request(int port, String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + token);
    }

    private Process start(Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        var log = state.resolve("supervisor.log");
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx160m",
                                "-XX:+UseSerialGC",
                                "-Dmanystory.root=" + root,
                                "-jar",
                                root.resolve(
                                                "local-platform/supervisor/target/local-supervisor.jar")
                                        .toString(),
                                "run",
                                "--empty",
                                "--watch=" + ProcessHandle.current().pid()));
        command.addAll(options);
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(
                        Map.of(
                                "MANYSTORY_HOME", state.toString(),
                                "MANYSTORY_STOREFRONT_PORT", Integer.toString(STOREFRONT),
                                "MANYSTORY_ADMIN_PORT", Integer.toString(ADMIN),
                                "MANYSTORY_TENANT_PORT", Integer.toString(TENANT),
                                "MANYSTORY_CATALOG_PORT", Integer.toString(CATALOG),
                                "MANYSTORY_PAYMENT_PORT", Integer.toString(PAYMENT),
                                "MANYSTORY_ISSUER_PORT", Integer.toString(ISSUER),
                                "MANYSTORY_POSTGRES_PORT", "13432",
                                "MANYSTORY_REDIS_PORT", "13379",
                                "MANYSTORY_SQS_PORT", "13324"));
        var process = builder.start();
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(state.resolve("run/ready"))) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(
                        "The platform didn't start:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
        return process;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        supervisor.destroy();
        supervisor.waitFor();
        FileSystemUtils.deleteRecursively(state);
    }
}
