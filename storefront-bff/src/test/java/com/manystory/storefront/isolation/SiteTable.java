package com.manystory.storefront.isolation;

import static com.manystory.tenancy.test.isolation.RouteRow.route;

import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.Doors;
import com.manystory.tenancy.test.isolation.RouteRow;
import java.util.List;
import java.util.stream.Stream;

/// What every website answers, and to whom.
final class SiteTable {

    private static final Door SITE = new SiteDoor();
    private static final String FORM = "application/x-www-form-urlencoded";

    private SiteTable() {}

    static List<RouteRow> routes() {
        return Stream.of(
                        pages(),
                        files(),
                        catalogue(),
                        orders(),
                        Doors.parts("storefront-bff"),
                        List.of(route("ANY /error", Doors.nothingOfBrands())))
                .flatMap(List::stream)
                .toList();
    }

    private static List<RouteRow> pages() {
        return List.of(
                route("GET /", SITE).elsewhere(302, 303, 307),
                route("GET /{locale}", SITE).elsewhere(200).shown(),
                route("GET /{locale}/search", SITE).elsewhere(200).shown(),
                route("GET /{locale}/c/{slug}", SITE).of("slug", "category").shown(),
                route("GET /{locale}/l/{slug}", SITE).shown(),
                route("GET /{locale}/v/{slug}", SITE).of("slug", "vendor").elsewhere(200).shown(),
                route("POST /{locale}/l/{slug}/inquiries", SITE)
                        .with("Content-Type", FORM)
                        .sending("name=Ann"));
    }

    private static List<RouteRow> files() {
        return List.of(
                route("GET /robots.txt", SITE).elsewhere(200),
                route("GET /sitemap.xml", SITE).elsewhere(200),
                route("GET /sitemaps/{page}.xml", SITE).elsewhere(200).underLoad(),
                route("GET /manifest.webmanifest", SITE).elsewhere(200).underLoad(),
                route("GET /favicon.svg", SITE).elsewhere(200, 404),
                route("GET /assets/{name}", SITE),
                route("GET /media/{asset}/{width}.{format}", SITE).elsewhere(200).underLoad());
    }

    private static List<RouteRow> catalogue() {
        var api = "GET /api/v1";
        return List.of(
                route(api + "/brand", SITE).elsewhere(200).underLoad(),
                route(api + "/openapi.json", SITE).elsewhere(200),
                route(api + "/categories", SITE).elsewhere(200).underLoad(),
                route(api + "/places", SITE).elsewhere(200),
                route(api + "/listings", SITE).elsewhere(200).shown(),
                route(api + "/listings/{slug}", SITE).shown(),
                route(api + "/listings/{slug}/sessions", SITE),
                route(api + "/listings/{slug}/similar", SITE).shown(),
                route(api + "/vendors/{slug}", SITE).of("slug", "vendor").elsewhere(200).shown(),
                route(api + "/search/suggestions", SITE).asking("q=mus").elsewhere(200),
                // The made-up catalogue takes no inquiries.
                route("POST /api/v1/inquiries", SITE)
                        .with("Idempotency-Key", "${random}")
                        .json("{\"listing\":\"${slug}\"}")
                        .elsewhere(503));
    }

    private static List<RouteRow> orders() {
        var checkout = "/api/v1/checkouts/{id}";
        var step = "/{locale}/checkout/{id}";
        return List.of(
                route("POST /api/v1/checkouts", SITE)
                        .with("Idempotency-Key", "${random}")
                        .json("{\"listingSlug\":\"${slug}\",\"quantity\":1}")
                        .elsewhere(201)
                        .underLoad(),
                ordered("GET " + checkout).shown(),
                ordered("GET /api/v1/orders/{id}").shown(),
                ordered("PUT " + checkout + "/customer").json("{\"name\":\"Eve\"}"),
                ordered("POST " + checkout + "/pay")
                        .with("Idempotency-Key", "${random}")
                        .json("{\"method\":\"card\"}"),
                ordered("POST " + checkout + "/cancel").with("Idempotency-Key", "${random}"),
                route("POST /{locale}/checkout", SITE)
                        .with("Content-Type", FORM)
                        .sending("listing=${slug}&session=s0-1&quantity=1")
                        .elsewhere(307)
                        .underLoad(),
                ordered("GET " + step + "/{step}").shown(),
                ordered("POST " + step + "/details").with("Content-Type", FORM).sending("name=Eve"),
                ordered("POST " + step + "/payment")
                        .with("Content-Type", FORM)
                        .sending("method=card"));
    }

    private static RouteRow ordered(String route) {
        return route(route, SITE).of("id", "order");
    }
}
