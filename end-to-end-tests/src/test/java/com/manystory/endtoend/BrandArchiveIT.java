package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A brand that sells is exported, and restored under other names while it goes on selling.
class BrandArchiveIT {

    private static final String ORIGINAL = "parentstory";
    private static final JsonMapper JSON = new JsonMapper();

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anExportRestoredUnderAnotherNameAnswersTheSame() throws Exception {
        var order = buy();
        var archive = export();

        restore("parentcopy", archive, "replace=true");

        for (var path :
                List.of(
                        "/api/v1/listings?limit=60&locale=en",
                        "/api/v1/listings?q=swim&limit=60&locale=en",
                        "/api/v1/categories?locale=en")) {
            assertThat(api("parentcopy", "GET", path, "").json())
                    .as(path)
                    .isEqualTo(api(ORIGINAL, "GET", path, "").json());
        }
        var listing = api(ORIGINAL, "GET", "/api/v1/listings?limit=1&locale=en", "").json();
        var page =
                Http.get(
                        platform.port("STOREFRONT"),
                        "parentcopy.localhost",
                        "/en/l/" + listing.at("/items/0/slug").asString());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(listing.at("/items/0/title").asString().split("&")[0]);
        assertThat(ask("parentcopy", "select total from orders where id = '%s'", order.id()))
                .isEqualTo(ask(ORIGINAL, "select total from orders where id = '%s'", order.id()));
        assertThat(ask("parentcopy", "select brand_id from tenant_identity", ""))
                .isEqualTo("parentcopy");
    }

    @Test
    void nobodyOfTheOriginalIsAnybodyInTheCopy() throws Exception {
        var order = buy();
        restore("parentclone", export(), "replace=true&mask=true");

        for (var id : List.of(order.id(), "x")) {
            var answer = api("parentclone", "GET", "/api/v1/checkouts/" + id, "", order.cookie());
            assertThat(answer.status()).isEqualTo(404);
        }
        for (var secret : List.of("Dewi Archivita", "dewi@archive.example", order.id())) {
            assertThat(
                            ask(
                                    "parentclone",
                                    "select count(*) from orders o where o::text like '%%%s%%'",
                                    secret))
                    .isEqualTo("0");
        }
        assertThat(ask("parentclone", "select sum(total) from orders", ""))
                .isEqualTo(ask(ORIGINAL, "select sum(total) from orders", ""));
        var staff =
                platform.database("postgres", "postgres", platform.secret("postgres-superuser"));
        try (staff;
                var statement = staff.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select count(*) from pg_database where datname like '%\\_parentclone%'
                                and (datname not in (select rolname from pg_roles where oid = datdba)
                                    or has_database_privilege('payment_parentstory', oid, 'connect'))
                                """)) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private record Order(String id, String cookie) {}

    private Order buy() {
        var slugs = api(ORIGINAL, "GET", "/api/v1/listings?sort=soonest&limit=24&locale=en", "");
        for (JsonNode item : slugs.json().path("items")) {
            var slug = item.path("slug").asString();
            var path = "/api/v1/listings/" + slug + "/sessions?locale=en";
            for (JsonNode session : api(ORIGINAL, "GET", path, "").json().path("items")) {
                if (session.path("seatsLeft").asInt() >= 2) {
                    return buy(slug, session.path("id").asString());
                }
            }
        }
        throw new AssertionError("No session has seats left");
    }

    private Order buy(String listing, String session) {
        var choice =
                JSON.createObjectNode()
                        .put("listingSlug", listing)
                        .put("sessionId", session)
                        .put("quantity", 1)
                        .put("locale", "en");
        choice.putObject("customer")
                .put("name", "Dewi Archivita")
                .put("email", "dewi@archive.example");
        var made = api(ORIGINAL, "POST", "/api/v1/checkouts", choice.toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var order =
                new Order(
                        made.json().path("id").asString(), made.header("set-cookie").split(";")[0]);
        var path = "/api/v1/checkouts/" + order.id();
        api(
                ORIGINAL,
                "POST",
                path + "/pay",
                "{\"method\": \"card\", \"outcome\": \"success\"}",
                order.cookie());
        await().atMost(Platform.RECOVERY)
                .until(() ->
                        api(ORIGINAL, "GET", path, "", order.cookie())
                                .json()
                                .path("status")
                                .asString()
                                .equals("CONFIRMED"));
        return order;
    }

    private byte[] export() throws IOException, InterruptedException {
        var answer =
                http.send(
                        request("/" + ORIGINAL + "/export").GET().build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void restore(String brand, byte[] archive, String query)
            throws IOException, InterruptedException {
        var made = operator.putBrand(brand, configuration(archive));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        move(brand, "suspend", "SUSPENDED");
        HttpResponse<String> answer =
                http.send(
                        request("/%s/restore?%s".formatted(brand, query))
                                .header("Content-Type", "application/zip")
                                .POST(BodyPublishers.ofByteArray(archive))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        move(brand, "resume", "ACTIVE");
    }

    private void move(String brand, String verb, String phase) {
        var answer =
                operator.tenant(
                        "POST",
                        "/api/v1/brands/%s/%s".formatted(brand, verb),
                        "{\"reason\": \"Restored from an archive\"}",
                        "Prefer: wait=30");
        assertThat(answer.json().path("phase").asString()).as(answer.text()).isEqualTo(phase);
    }

    private static String configuration(byte[] archive) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("configuration.json")) {
                    var wanted = (ObjectNode) JSON.readTree(zip.readAllBytes());
                    wanted.remove("domains");
                    return wanted.toString();
                }
            }
        }
        throw new AssertionError("The archive has no configuration");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:%d/api/v1/brands%s"
                                        .formatted(platform.port("TENANT"), path)))
                .header("Authorization", "Bearer " + operator.token());
    }

    private String ask(String brand, String sql, String value) throws SQLException {
        try (var connection =
                        platform.database(
                                "payment_" + brand,
                                "postgres",
                                platform.secret("postgres-superuser"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(value))) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }

    private Http.Answer api(
            String brand, String method, String path, String body, String... cookie) {
        var port = platform.port("STOREFRONT");
        var host = brand + ".localhost:" + port;
        var headers = new java.util.ArrayList<String>();
        headers.add("Content-Type: application/json");
        headers.add("Origin: http://" + host);
        headers.add("Idempotency-Key: " + UUID.randomUUID());
        if (cookie.length > 0) {
            headers.add("Cookie: " + cookie[0]);
        }
        return Http.send(port, method, host, path, body, headers.toArray(String[]::new));
    }
}
