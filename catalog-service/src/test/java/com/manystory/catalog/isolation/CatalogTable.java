package com.manystory.catalog.isolation;

import static com.manystory.tenancy.test.isolation.RouteRow.route;

import com.manystory.tenancy.messaging.MessageRow;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.Doors;
import com.manystory.tenancy.test.isolation.JobTable;
import com.manystory.tenancy.test.isolation.RouteRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who may call what of this service, what it listens to, and what works in it unasked.
final class CatalogTable {

    static final JobTable JOBS =
            new JobTable(
                    Set.of("WorkLoop", "OutboxRelay"), Set.of("DatabaseTemplates", "InstanceBeat"));

    static final List<MessageRow> MESSAGES =
            List.of(
                    new MessageRow(
                            "order-paid",
                            "payment-service",
                            "OrderPaid",
                            "{\"orderId\":\"order-1\",\"reservations\":[\"${paid}\"]}"),
                    new MessageRow(
                            "order-cancelled",
                            "payment-service",
                            "OrderCancelled",
                            "{\"orderId\":\"order-2\",\"reservations\":[\"${cancelled}\"]}"));

    private static final String ME = "catalog-service";
    private static final Door ANY = Doors.internal(ME, "service");
    private static final Door STAFF = Doors.internal(ME, "viewer", "service", "customer");
    private static final Door EDITORS =
            Doors.internal(ME, "editor", "service", "customer", "viewer", "finance");
    private static final Door OPEN = Doors.nothingOfBrands();
    private static final String MULTIPART = "multipart/form-data; boundary=edge";
    private static final String FILE =
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"any\"\r\n"
                    + "Content-Type: text/plain\r\n\r\nany\r\n"
                    + "--edge\r\nContent-Disposition: form-data; name=\"mapping\"\r\n"
                    + "Content-Type: application/json\r\n\r\n{}\r\n--edge--\r\n";

    private CatalogTable() {}

    static List<RouteRow> routes() {
        return Stream.of(
                        publicRoutes(),
                        bookingRoutes(),
                        staffRoutes(),
                        Doors.parts(ME),
                        Doors.databases(ME),
                        List.of(
                                route("GET /v3/api-docs", OPEN),
                                route("GET /v3/api-docs.yaml", OPEN),
                                route("ANY /error", OPEN)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<RouteRow> publicRoutes() {
        return List.of(
                route("GET /api/v1/categories", ANY).elsewhere(200).shown(),
                route("GET /api/v1/places", ANY).elsewhere(200).shown(),
                route("GET /api/v1/listings", ANY).elsewhere(200).shown(),
                route("GET /api/v1/listings", ANY).asking("q=lesson").elsewhere(200).shown(),
                route("GET /api/v1/listings/{slug}", ANY).shown(),
                route("GET /api/v1/listings/{slug}", ANY)
                        .of("slug", "common")
                        .elsewhere(200)
                        .shown(),
                route("GET /api/v1/listings/{slug}/similar", ANY).shown(),
                route("GET /api/v1/listings/{slug}/sessions", ANY).underLoad(),
                route("GET /api/v1/search/suggestions", ANY)
                        .asking("q=swim")
                        .elsewhere(200)
                        .shown(),
                route("GET /api/v1/sitemap", ANY).elsewhere(200).underLoad(),
                route("GET /api/v1/vendors/{slug}", ANY).shown(),
                route("GET /api/v1/vendors/{slug}", ANY)
                        .of("slug", "commonVendor")
                        .elsewhere(200)
                        .shown(),
                route("GET /api/v1/media/{asset}/{width}.{format}", ANY));
    }

    private static List<RouteRow> bookingRoutes() {
        return List.of(
                route("POST /api/v1/inquiries", ANY)
                        .with("Idempotency-Key", "${random}")
                        .json(
                                """
                                {"listing":"${slug}","name":"Ann","email":"ann@example.com",
                                 "message":"Any"}
                                """)
                        .underLoad(),
                route("POST /api/v1/reservations", ANY)
                        .with("Idempotency-Key", "${random}")
                        .json(
                                """
                                {"sessionId":${session},"quantity":1,"reference":"r-${random}",
                                 "holdSeconds":600}
                                """)
                        .underLoad(),
                route("GET /api/v1/reservations/{id}", ANY).of("id", "reservation").shown(),
                route("POST /api/v1/reservations/{id}/release", ANY).of("id", "reservation"));
    }

    private static List<RouteRow> staffRoutes() {
        var listings = "/api/v1/admin/listings";
        var imports = "/api/v1/imports";
        return List.of(
                route("GET " + listings, STAFF).elsewhere(200).shown(),
                route("GET " + listings + "/{id}", STAFF).of("id", "listing").shown(),
                route("POST " + listings, EDITORS)
                        .json("{\"vendor\":\"nobody\",\"category\":\"swim\",\"title\":\"Any\"}")
                        .elsewhere(400),
                route("PUT " + listings + "/{id}", EDITORS)
                        .of("id", "listing")
                        .json(
                                """
                                {"vendor":"own","category":"swim","listingType":"class",
                                 "title":"Stolen"}
                                """),
                route("POST " + listings + "/{id}/publish", EDITORS).of("id", "listing"),
                route("POST " + listings + "/{id}/unpublish", EDITORS).of("id", "listing"),
                route("PUT /api/v1/admin/categories/{key}", EDITORS)
                        .of("key", "random")
                        .json("{}")
                        .elsewhere(400),
                route("PUT /api/v1/admin/vendors/{key}", EDITORS)
                        .of("key", "random")
                        .json("{}")
                        .elsewhere(400),
                route("PUT /api/v1/admin/vendors/{key}", EDITORS)
                        .of("key", "common")
                        .json("{\"name\":\"Any\"}")
                        .elsewhere(204)
                        .underLoad(),
                route("PUT /api/v1/catalogue", EDITORS).json("{}").elsewhere(200),
                route("POST /api/v1/media", EDITORS)
                        .with("Content-Type", MULTIPART)
                        .sending(FILE)
                        .elsewhere(422),
                route("POST " + imports, EDITORS)
                        .with("Content-Type", MULTIPART)
                        .sending(FILE)
                        .elsewhere(400),
                route("GET " + imports, STAFF).elsewhere(200).shown(),
                route("GET " + imports + "/{id}", STAFF).of("id", "import").shown(),
                route("GET " + imports + "/{id}/report", STAFF).of("id", "import"),
                route("GET " + imports + "/{id}/report.csv", STAFF).of("id", "import"));
    }
}
