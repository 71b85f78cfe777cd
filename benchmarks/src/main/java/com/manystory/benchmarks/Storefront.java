package com.manystory.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lists, searches and details of 5,000 listings, from the database and from the near-cache, in CPU
/// per request beside nginx and a bare Spring Boot endpoint that answer the same bytes. Every
/// server runs on core 0, one at a time, and the load comes from core 1.
final class Storefront implements PlatformBenchmark {

    private static final int LISTINGS = 5_000;
    private static final int ROUNDS = 7;
    private static final int ROUND_SECONDS = 3;
    private static final int WARM_UP_SECONDS = 15;
    private static final int LONG_WARM_UP_SECONDS = 30;
    private static final double LISTS_PER_CPU_SECOND = 1_000;
    private static final double DETAILS_PER_CPU_SECOND = 2_000;
    private static final double MOST_OF_NGINX = 1.5;

    /// For JVMs that have one core.
    static final Map<String, String> ONE_PROCESSOR =
            Map.of("JDK_JAVA_OPTIONS", "-XX:ActiveProcessorCount=1");

    private static final String BRAND = "bench";
    private static final String LIST = "/api/v1/listings?locale=en&limit=24";
    private static final String SEARCH = LIST + "&q=swimming&age=7&facets=true";
    private static final String LONG_LIST = "/api/v1/listings?locale=en&limit=60";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public void run(Platform platform, Options options, Targets targets) throws Exception {
        Writing.fill(platform, BRAND, LISTINGS);
        var folder = Files.createDirectories(platform.state().resolve("bench"));
        var slugs = slugs();
        var answers =
                List.of(
                        new Compared("list", "list.json", LIST),
                        new Compared("detail", "detail.json", detail(slugs.getFirst())),
                        new Compared("page", "page.html", "/en/search"));
        var headers = new LinkedHashMap<String, HttpHeaders>();
        System.out.printf("%d listings%n", LISTINGS);
        for (var answer : answers) {
            var given = get(Platform.STOREFRONT, answer.path());
            Files.write(folder.resolve(answer.file()), given.body());
            headers.put(answer.file(), given.headers());
            System.out.printf("the %s is %d bytes%n", answer.name(), given.body().length);
        }
        try (var nginx = new Nginx(folder, headers);
                var bare = new BareProcess(folder, headers.keySet())) {
            compare(platform, nginx, bare, answers, script(folder, "details.lua", slugs), targets);
        }
    }

    /// What the near-cache answers, and the others from a file.
    private record Compared(String name, String file, String path) {}

    /// Each server has one core, and its JVM knows.
    @Override
    public Map<String, String> environment() {
        return ONE_PROCESSOR;
    }

    private void compare(
            Platform platform,
            Nginx nginx,
            BareProcess bare,
            List<Compared> answers,
            String details,
            Targets targets)
            throws Exception {
        var catalogUrl = local(Platform.CATALOG);
        var list = database("list of 24", platform, List.of(catalogUrl + LIST));
        var detail = database("detail", platform, List.of("-s", details, catalogUrl));
        var search = database("search with facets", platform, List.of(catalogUrl + SEARCH));
        var near = new ArrayList<Measured>();
        var nginxes = new ArrayList<Measured>();
        var bares = new ArrayList<Measured>();
        for (var answer : answers) {
            near.add(
                    new Measured(
                            answer.name() + ", near-cache",
                            List.of(platform.pid("storefront")),
                            List.of(
                                    "-H",
                                    "Host: " + BRAND + ".localhost",
                                    local(Platform.STOREFRONT) + answer.path())));
            nginxes.add(
                    new Measured(
                            "nginx, the %s's bytes".formatted(answer.name()),
                            List.of(nginx.pid()),
                            List.of(local(Nginx.PORT) + "/" + answer.file())));
            bares.add(
                    new Measured(
                            "bare Spring Boot, the %s's bytes".formatted(answer.name()),
                            List.of(bare.pid()),
                            List.of(local(BareProcess.PORT) + "/" + answer.file())));
        }
        var all = new ArrayList<>(List.of(list, detail, search));
        // What is compared comes one after the other.
        for (int i = 0; i < answers.size(); i++) {
            all.addAll(List.of(near.get(i), nginxes.get(i), bares.get(i)));
        }
        list.awaitIdle();
        for (var measured : List.of(list, detail, search)) {
            measured.round(LONG_WARM_UP_SECONDS);
        }
        for (var measured : all) {
            measured.round(WARM_UP_SECONDS);
            measured.warm();
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (var measured : all) {
                measured.round(ROUND_SECONDS);
            }
        }
        all.forEach(Measured::print);
        targets.atLeast(
                "lists from the database a CPU-second", list.perCpuSecond(), LISTS_PER_CPU_SECOND);
        targets.atLeast(
                "details from the database a CPU-second",
                detail.perCpuSecond(),
                DETAILS_PER_CPU_SECOND);
        for (int i = 0; i < answers.size(); i++) {
            var name = "near-cache %s / ".formatted(answers.get(i).name());
            targets.atMost(name + "nginx", near.get(i).timesOf(nginxes.get(i)), MOST_OF_NGINX);
            System.out.printf(
                    "%sbare Spring Boot: %.2f%n", name, near.get(i).timesOf(bares.get(i)));
        }
    }

    /// Asks catalog-service itself. A token doesn't outlive all rounds, so each has its own.
    private static Measured database(String what, Platform platform, List<String> request)
            throws IOException, ParseException {
        var token = new InternalToken(platform, BRAND);
        return new Measured(
                what + ", database (service + PostgreSQL)",
                List.of(platform.pid("catalog"), platform.pid("postgres")),
                () -> {
                    var arguments = new ArrayList<>(request);
                    arguments.addAll(0, List.of("-H", "Authorization: " + token.bearer()));
                    return arguments;
                });
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    /// Slugs to ask details of, a fifth of all, so that no row is asked for all the time.
    private List<String> slugs() throws IOException, InterruptedException {
        var slugs = new ArrayList<String>();
        var cursor = "";
        while (slugs.size() < LISTINGS / 5) {
            var page = JSON.readTree(get(Platform.STOREFRONT, LONG_LIST + cursor).body());
            for (JsonNode item : page.path("items")) {
                slugs.add(item.path("slug").asString());
            }
            cursor =
                    "&cursor="
                            + URLEncoder.encode(
                                    page.path("nextCursor").asString(), StandardCharsets.UTF_8);
        }
        return slugs;
    }

    private static String detail(String slug) {
        return "/api/v1/listings/" + slug + "?locale=en";
    }

    private static String script(Path folder, String name, List<String> slugs) throws IOException {
        var lua = new StringBuilder("local paths = {\n");
        for (var slug : slugs) {
            lua.append("  \"").append(detail(slug)).append("\",\n");
        }
        lua.append(
                "}\n"
                        + "local i = 0\n"
                        + "request = function()\n"
                        + "  i = i % #paths + 1\n"
                        + "  return wrk.format(\"GET\", paths[i])\n"
                        + "end\n");
        var file = folder.resolve(name);
        Files.writeString(file, lua.toString());
        return file.toString();
    }

    private HttpResponse<byte[]> get(int port, String path)
            throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Host", BRAND + ".localhost")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer;
    }
}
