package com.manystory.admin;

import static com.manystory.tenancy.test.isolation.RouteRow.route;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.Doors;
import com.manystory.tenancy.test.isolation.IsolationContract;
import com.manystory.tenancy.test.isolation.IsolationKit;
import com.manystory.tenancy.test.isolation.JobTable;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Every way in, tried by everybody who may not come in. The console holds nothing itself: what it
/// must not do is call a service.
class IsolationTests extends ConsoleTest implements IsolationContract {

    private static final Door STAFF = new StaffDoor(ISSUERS, List.of(), false);
    private static final Door EDITORS = new StaffDoor(ISSUERS, List.of("viewer", "finance"), true);

    private static final Door SEERS = new StaffDoor(ISSUERS, List.of(), true);
    private static final Door OWNERS =
            new StaffDoor(ISSUERS, List.of("viewer", "editor", "finance"), true);

    private IsolationKit kit;

    @BeforeAll
    void plant(@Autowired ApplicationContext context, @LocalServerPort int port) {
        var aster = sample(TestBrands.ASTER);
        var pebble = sample(TestBrands.PEBBLE);
        var markers =
                Map.of(
                        aster.brand().value(),
                        aster.marker(),
                        pebble.brand().value(),
                        pebble.marker());
        CATALOG.answerAll(exchange -> answer(exchange, markers.get(brandOfToken(exchange))));
        TENANTS.answerAll(exchange -> answer(exchange, markers.get(brandOfPath(exchange))));
        kit =
                new IsolationKit(
                        context,
                        port,
                        List.of(aster, pebble),
                        _ -> CATALOG.calls() + TENANTS.calls(),
                        routes(),
                        List.of(),
                        new JobTable(Set.of(), Set.of()),
                        false,
                        false);
    }

    @AfterAll
    void answerAsBefore() {
        CATALOG.answerAll(null);
        TENANTS.answerAll(null);
    }

    @Override
    public IsolationKit kit() {
        return kit;
    }

    private static List<RouteRow> routes() {
        var open = Doors.nothingOfBrands();
        var brand = "/api/v1/brands/{brandId}";
        return Stream.of(
                        Doors.parts("admin-console"),
                        List.of(
                                route("GET /", open),
                                route("GET /v3/api-docs", open),
                                route("GET /v3/api-docs.yaml", open),
                                route("ANY /error", open),
                                route("GET /api/v1/brands", new OperatorDoor(ISSUERS))),
                        List.of(
                                read(brand + "/settings"),
                                read(brand + "/listings"),
                                read(brand + "/listings/{listingId}"),
                                read(brand + "/imports"),
                                read(brand + "/imports/{importId}"),
                                read(brand + "/imports/{importId}/report"),
                                read(brand + "/imports/{importId}/report.csv")),
                        List.of(
                                change("PUT " + brand + "/settings"),
                                change("PATCH " + brand + "/settings"),
                                change("POST " + brand + "/listings").underLoad(),
                                change("PUT " + brand + "/listings/{listingId}").underLoad(),
                                change("POST " + brand + "/listings/{listingId}/publish"),
                                change("POST " + brand + "/listings/{listingId}/unpublish"),
                                change("PUT " + brand + "/catalogue").underLoad(),
                                change("POST " + brand + "/imports")),
                        support(brand))
                .flatMap(List::stream)
                .toList();
    }

    private static List<RouteRow> support(String brand) {
        var accesses = brand + "/support-accesses";
        return List.of(
                named(route("GET " + accesses, SEERS)).shown(),
                named(route("POST " + accesses + "/{accessId}/grant", OWNERS)),
                named(route("POST " + accesses + "/{accessId}/refuse", OWNERS)),
                named(route("POST " + accesses + "/{accessId}/end", OWNERS)),
                named(route("GET " + brand + "/audit-events", OWNERS)).shown());
    }

    private static RouteRow read(String path) {
        return named(route("GET " + path, STAFF)).shown();
    }

    private static RouteRow change(String route) {
        return named(route(route, EDITORS)).json("{}");
    }

    private static RouteRow named(RouteRow row) {
        return row.of("brandId", "brand").of("accessId", "random");
    }

    private static Sample sample(Brand brand) {
        return new Sample(
                brand.id(), Sample.marker(brand.id()), Map.of("listingId", "7", "importId", "7"));
    }

    private static void answer(HttpExchange exchange, @Nullable String marker) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("ETag", "\"life.3.9.3\"");
        FakeService.answer(
                exchange,
                200,
                "application/json",
                "{\"generation\":3,\"spec\":{\"displayName\":\"%s\",\"currency\":\"IDR\"}}"
                        .formatted(marker));
    }

    private static String brandOfPath(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().split("/")[4];
    }

    private static String brandOfToken(HttpExchange exchange) throws IOException {
        try {
            var token = exchange.getRequestHeaders().getFirst("Authorization").substring(7);
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("brand");
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }
}
