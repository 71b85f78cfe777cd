package com.manystory.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Listing search and listing detail over 5,000 listings, from the database and from the
/// near-cache, in CPU per request beside nginx and a bare Spring Boot endpoint that answer the same
/// bytes. Every server runs on core 0, one at a time, and the load comes from core 1.
final class Storefront implements PlatformBenchmark {

    private static final int LISTINGS = 5_000;
    private static final int ROUNDS = 3;
    private static final int ROUND_SECONDS = 3;
    private static final int WARM_UP_SECONDS = 10;
    private static final int LONG_WARM_UP_SECONDS = 30;

    /// For JVMs that have one core.
    static final Map<String, String> ONE_PROCESSOR =
            Map.of("JDK_JAVA_OPTIONS", "-XX:ActiveProcessorCount=1");

    private static final String BRAND = "bench";
    private static final String LIST = "/api/v1/listings?locale=en&limit=24";

    private static final String LONG_LIST = "/api/v1/listings?locale=en&limit=60";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public void run(Platform platform) throws Exception {
        Writing.fill(platform, BRAND, LISTINGS);
        var folder = Files.createDirectories(platform.state().resolve("bench"));
        var list = get(Platform.STOREFRONT, LIST);
        var page = get(Platform.STOREFRONT, "/en/search");
        Files.write(folder.resolve("list.json"), list.body());
        Files.write(folder.resolve("page.html"), page.body());
        System.out.printf(
                "%d listings; the list is %d bytes, the page %d%n",
                LISTINGS, list.body().length, page.body().length);
        try (var nginx = new Nginx(folder, list.headers(), page.headers());
                var bare = new BareProcess(folder)) {
            compare(platform, nginx, bare, folder);
        }
    }

    /// Each server has one core, and its JVM knows.
    @Override
    public Map<String, String> environment() {
        return ONE_PROCESSOR;
    }

    private void compare(Platform platform, Nginx nginx, BareProcess bare, Path folder)
            throws Exception {
        var catalog = List.of(platform.pid("catalog"), platform.pid("postgres"));
        var site = List.of(platform.pid("storefront"));
        var bearer = "Authorization: Bearer " + InternalToken.mint(platform, BRAND);
        var catalogUrl = "http://127.0.0.1:" + Platform.CATALOG;
        var siteUrl = "http://127.0.0.1:" + Platform.STOREFRONT;
        var host = "Host: " + BRAND + ".localhost";
        var slugs = slugs();
        var details = script(folder, "details.lua", slugs);
        var databaseList =
                new Measured(
                        "list of 24, database (service + PostgreSQL)",
                        catalog,
                        List.of("-H", bearer, catalogUrl + LIST));
        var databaseDetail =
                new Measured(
                        "detail, database (service + PostgreSQL)",
                        catalog,
                        List.of("-H", bearer, "-s", details, catalogUrl));
        var nearList =
                new Measured("list of 24, near-cache", site, List.of("-H", host, siteUrl + LIST));
        var nearPage =
                new Measured(
                        "search page, near-cache",
                        site,
                        List.of("-H", host, siteUrl + "/en/search"));
        var nearDetail =
                new Measured(
                        "detail, near-cache",
                        site,
                        List.of(
                                "-H",
                                host,
                                siteUrl + "/api/v1/listings/" + slugs.getFirst() + "?locale=en"));
        var nginxUrl = "http://127.0.0.1:" + Nginx.PORT;
        var nginxList =
                new Measured(
                        "nginx, the list's bytes",
                        List.of(nginx.pid()),
                        List.of(nginxUrl + "/list.json"));
        var nginxPage =
                new Measured(
                        "nginx, the page's bytes",
                        List.of(nginx.pid()),
                        List.of(nginxUrl + "/page.html"));
        var bareUrl = "http://127.0.0.1:" + BareProcess.PORT;
        var bareList =
                new Measured(
                        "bare Spring Boot, the list's bytes",
                        List.of(bare.pid()),
                        List.of(bareUrl + "/list.json"));
        var barePage =
                new Measured(
                        "bare Spring Boot, the page's bytes",
                        List.of(bare.pid()),
                        List.of(bareUrl + "/page.html"));
        var all =
                List.of(
                        databaseList,
                        databaseDetail,
                        nearList,
                        nearDetail,
                        nearPage,
                        nginxList,
                        nginxPage,
                        bareList,
                        barePage);
        databaseList.awaitIdle();
        databaseList.round(LONG_WARM_UP_SECONDS);
        databaseDetail.round(LONG_WARM_UP_SECONDS);
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
        System.out.printf(
                "list, database: %.0f /CPU-s, target 1000: %.2f%n",
                databaseList.perCpuSecond(), databaseList.perCpuSecond() / 1000);
        System.out.printf(
                "detail, database: %.0f /CPU-s, target 2000: %.2f%n",
                databaseDetail.perCpuSecond(), databaseDetail.perCpuSecond() / 2000);
        ratio("near-cache JSON / nginx (target 1.5 at most)", nearList, nginxList);
        ratio("near-cache page / nginx (target 1.5 at most)", nearPage, nginxPage);
        ratio("near-cache JSON / bare Spring Boot", nearList, bareList);
        ratio("near-cache page / bare Spring Boot", nearPage, barePage);
    }

    private static void ratio(String what, Measured ours, Measured theirs) {
        System.out.printf("%s: %.2f%n", what, ours.cpuMicros() / theirs.cpuMicros());
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

    private static String script(Path folder, String name, List<String> slugs) throws IOException {
        var lua = new StringBuilder("local paths = {\n");
        for (var slug : slugs) {
            lua.append("  \"/api/v1/listings/").append(slug).append("?locale=en\",\n");
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
