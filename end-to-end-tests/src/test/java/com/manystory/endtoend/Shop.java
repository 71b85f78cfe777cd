package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A brand's website and API, as its customers use them.
final class Shop {

    private static final JsonMapper JSON = new JsonMapper();

    private final Platform platform;
    private final String brand;

    Shop(Platform platform, String brand) {
        this.platform = platform;
        this.brand = brand;
    }

    /// The shop of a brand, which is made first if it is [BrandCopy#NAME].
    static Shop of(Platform platform, String brand) {
        if (brand.equals(BrandCopy.NAME)) {
            BrandCopy.get(platform);
        }
        return new Shop(platform, brand);
    }

    record FreeSession(String slug, String id, int seatsLeft) {}

    record Checkout(String id, String cookie) {}

    /// A session with at least four seats left.
    FreeSession freeSession() {
        var listings = api("GET", "/api/v1/listings?sort=soonest&limit=24&locale=en", "");
        assertThat(listings.status()).as(listings.text()).isEqualTo(200);
        for (JsonNode item : listings.json().path("items")) {
            var found = sessionWithSeats(item.path("slug").asString());
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("No session has seats left: " + listings.text());
    }

    private Optional<FreeSession> sessionWithSeats(String slug) {
        return sessions(slug).stream()
                .filter(session -> session.path("seatsLeft").asInt() >= 4)
                .map(session ->
                        new FreeSession(
                                slug,
                                session.path("id").asString(),
                                session.path("seatsLeft").asInt()))
                .findFirst();
    }

    int seatsLeft(FreeSession wanted) {
        return sessions(wanted.slug()).stream()
                .filter(session -> session.path("id").asString().equals(wanted.id()))
                .map(session -> session.path("seatsLeft").asInt())
                .findFirst()
                .orElse(-1);
    }

    private List<JsonNode> sessions(String slug) {
        return api("GET", "/api/v1/listings/" + slug + "/sessions?locale=en", "")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    Checkout checkout(FreeSession session, int quantity) {
        var body = choice(session.slug(), quantity).put("sessionId", session.id());
        var answer = api("POST", "/api/v1/checkouts", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Checkout(
                answer.json().path("id").asString(), answer.header("set-cookie").split(";")[0]);
    }

    /// What a checkout says of its listing and customer.
    static ObjectNode choice(String listing, int quantity) {
        var choice =
                JSON.createObjectNode()
                        .put("listingSlug", listing)
                        .put("quantity", quantity)
                        .put("locale", "en");
        choice.putObject("customer")
                .put("name", "Dewi Archivita")
                .put("email", "dewi@archive.example");
        return choice;
    }

    void pay(Checkout order, String outcome) {
        var answer =
                api(
                        "POST",
                        "/api/v1/checkouts/" + order.id() + "/pay",
                        "{\"method\": \"card\", \"outcome\": \"%s\"}".formatted(outcome),
                        order.cookie());
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
    }

    JsonNode order(Checkout order) {
        return api("GET", "/api/v1/checkouts/" + order.id(), "", order.cookie()).json();
    }

    void awaitConfirmation(Checkout order) {
        await().atMost(Platform.RECOVERY)
                .ignoreExceptions()
                .until(() -> order(order).path("status").asString().equals("CONFIRMED"));
    }

    /// An order of one seat, paid and confirmed.
    Checkout buy() {
        var order = checkout(freeSession(), 1);
        pay(order, "success");
        awaitConfirmation(order);
        return order;
    }

    /// The address of the website, as a browser is given it.
    String site() {
        return "http://" + host();
    }

    Http.Answer page(String path) {
        return Http.get(platform.port("STOREFRONT"), host(), path);
    }

    Http.Answer api(String method, String path, String body, String... cookie) {
        var headers = new ArrayList<String>();
        headers.add("Content-Type: application/json");
        headers.add("Origin: http://" + host());
        headers.add("Idempotency-Key: " + UUID.randomUUID());
        if (cookie.length > 0) {
            headers.add("Cookie: " + cookie[0]);
        }
        return Http.send(
                platform.port("STOREFRONT"),
                method,
                host(),
                path,
                body,
                headers.toArray(String[]::new));
    }

    private String host() {
        return brand + ".localhost:" + platform.port("STOREFRONT");
    }
}
