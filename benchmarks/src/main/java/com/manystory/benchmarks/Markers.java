package com.manystory.benchmarks;

import static com.manystory.tenancy.test.isolation.RouteRow.route;

import com.manystory.local.demo.DemoCatalogue;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.isolation.Attempt;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.MarkerLoad;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import com.manystory.tenancy.test.isolation.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A word of its own in every listing of several brands, whose websites are read and written by
/// many at once, a tenth of whom break off mid-way: nobody finds another brand's word, and it
/// stands in no log line under another's name.
final class Markers implements PlatformBenchmark {

    private static final int BRANDS = 5;
    private static final int LISTINGS = 60;
    private static final int CALLERS = 200;
    private static final int SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void run(Platform platform, Options options, Targets targets)
            throws IOException, InterruptedException {
        var time = Duration.ofSeconds(options.number("seconds", SECONDS));
        var brands = new ArrayList<Sample>();
        for (int i = 1; i <= BRANDS; i++) {
            brands.add(plant(platform, TenantId.of("mark-" + i)));
        }
        var seen = new MarkerLoad(Platform.STOREFRONT, CALLERS, routes(), brands).run(time);
        System.out.printf(
                "%d requests answered in %d s, %d of them with the brand's own marker; %d broken"
                        + " off%n",
                seen.answered(), time.toSeconds(), seen.shown(), seen.aborted());
        seen.foreign().stream().limit(3).forEach(System.out::println);
        // Without any of their own, nothing foreign proves nothing.
        targets.atLeast("answers with the brand's own marker", seen.shown(), 1);
        targets.none("foreign markers in answers", seen.foreign().size());
        targets.none("foreign markers in log lines", foreignLines(platform, brands).size());
    }

    private static Sample plant(Platform platform, TenantId brand)
            throws IOException, InterruptedException {
        platform.makeBrand(brand.value());
        var marker = Sample.marker(brand);
        var document =
                (ObjectNode)
                        JSON.readTree(DemoCatalogue.scaled("classes", LISTINGS, LocalDate.now()));
        document.path("listings")
                .forEach(listing -> ((ObjectNode) listing).put("summary", "All of " + marker));
        platform.put(
                Platform.ADMIN,
                "/api/v1/brands/" + brand + "/catalogue",
                platform.token(),
                document.toString());
        return new Sample(brand, marker, Map.of("locale", "en", "slug", slug(brand)));
    }

    private static String slug(TenantId brand) {
        var list = at(brand, new Call("GET", "/api/v1/listings", Map.of(), ""));
        try (var wire = new Wire(Platform.STOREFRONT)) {
            var answer = wire.send(list);
            return JSON.readTree(answer.text()).path("items").path(0).path("slug").asString();
        }
    }

    private static List<RouteRow> routes() {
        var site = new Website();
        return Stream.of(
                        route("GET /{locale}", site),
                        route("GET /{locale}/search", site),
                        route("GET /{locale}/search", site).asking("q=${random}"),
                        route("GET /{locale}/l/{slug}", site),
                        route("GET /api/v1/listings", site),
                        // Never the same twice: made from the database each time.
                        route("GET /api/v1/listings", site).asking("q=all+${random}"),
                        route("GET /api/v1/listings/{slug}", site),
                        route("GET /api/v1/listings/{slug}/similar", site),
                        route("POST /api/v1/inquiries", site)
                                .with("Idempotency-Key", "${random}")
                                .json(
                                        """
                                        {"listing":"${slug}","name":"Ann",
                                         "email":"ann@example.com","message":"${marker}"}
                                        """))
                .map(RouteRow::underLoad)
                .toList();
    }

    /// Lines of any process that have a brand's marker and not its name.
    private static List<String> foreignLines(Platform platform, List<Sample> brands)
            throws IOException {
        var foreign = new ArrayList<String>();
        try (var logs = Files.list(platform.state().resolve("logs"))) {
            for (var log : logs.filter(Files::isRegularFile).toList()) {
                for (var line : Files.readAllLines(log)) {
                    brands.stream()
                            .filter(brand -> line.contains(brand.marker()))
                            .filter(brand -> !line.contains("[" + brand.brand() + " "))
                            .forEach(_ -> foreign.add(line));
                }
            }
        }
        return foreign;
    }

    private static Call at(TenantId brand, Call call) {
        return call.with("Host", brand + ".localhost");
    }

    /// Open to everybody, by its host.
    private record Website() implements Door {

        @Override
        public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
            return Stream.empty();
        }

        @Override
        public Optional<Call> own(RouteRow row, Sample brand) {
            return Optional.of(at(brand.brand(), row.call(brand)));
        }
    }
}
