package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An order from the hold of a seat to its confirmation, through the public API, with processes
/// killed on the way.
class BookingIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final Platform platform = Platform.get();
    private int freeDay = 200;

    @Test
    void aPaidSeatIsConfirmedAndTaken() {
        var session = freeSession();
        var order = checkout(session, 2);
        assertThat(seatsLeft(session)).isEqualTo(session.seatsLeft() - 2);

        pay(order, "success");

        await().atMost(Platform.RECOVERY)
                .until(() -> order(order).path("status").asString().equals("CONFIRMED"));
        assertThat(seatsLeft(session)).isEqualTo(session.seatsLeft() - 2);
    }

    @Test
    void aDeclinedPaymentGivesTheSeatsBackWhenTheOrderIsCancelled() {
        var session = freeSession();
        var order = checkout(session, 1);
        pay(order, "decline");
        assertThat(order(order).path("status").asString()).isIn("AWAITING_PAYMENT", "FAILED");

        var cancelled =
                api("POST", "/api/v1/checkouts/" + order.id() + "/cancel", "{}", order.cookie());
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);

        await().atMost(Platform.RECOVERY).until(() -> seatsLeft(session) == session.seatsLeft());
    }

    @Test
    void aChosenPackageIsChargedAtItsOwnPrice() {
        var booked = datedListing();
        var listing = booked.path("slug").asString();
        for (JsonNode offer : booked.path("packages")) {
            var body =
                    choice(listing, 1)
                            .put("date", LocalDate.now().plusDays(freeDay++).toString())
                            .put("packageId", offer.path("id").asString());
            var answer = send("bridestory", "POST", "/api/v1/checkouts", body.toString());
            if (offer.path("kind").asString().equals("on-request")) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                assertThat(answer.json().path("lines").get(0).path("unitPrice").path("amount"))
                        .isEqualTo(offer.path("price").path("amount"));
            }
        }
    }

    @Test
    void whatIsOnlyAskedForCannotBeBought() {
        var listing = listingOfProcess("quote-deposit").path("slug").asString();
        var body = choice(listing, 1).put("date", LocalDate.now().plusDays(60).toString());
        var answer = send("bridestory", "POST", "/api/v1/checkouts", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("not-bookable");
    }

    @Test
    void aStrangerSeesNothingOfAnOrder() {
        var order = checkout(freeSession(), 1);
        assertThat(api("GET", "/api/v1/checkouts/" + order.id(), "").status()).isEqualTo(404);
        var port = platform.port("STOREFRONT");
        assertThat(
                        Http.get(
                                        port,
                                        "bridestory.localhost",
                                        "/api/v1/checkouts/" + order.id(),
                                        "Cookie: " + order.cookie())
                                .status())
                .isEqualTo(404);
    }

    @Test
    void anOrderIsConfirmedAlthoughTheCatalogueIsKilledWhilePaying() {
        var session = freeSession();
        var order = checkout(session, 1);
        kill("catalog");

        pay(order, "success");

        await().atMost(Platform.RECOVERY)
                .ignoreExceptions()
                .until(() -> order(order).path("status").asString().equals("CONFIRMED"));
        assertThat(seatsLeft(session)).isEqualTo(session.seatsLeft() - 1);
    }

    private record FreeSession(String slug, String id, int seatsLeft) {}

    private record Checkout(String id, String cookie) {}

    private FreeSession freeSession() {
        var listings = api("GET", "/api/v1/listings?sort=soonest&limit=24&locale=en", "");
        assertThat(listings.status()).as(listings.text()).isEqualTo(200);
        for (JsonNode item : listings.json().path("items")) {
            var slug = item.path("slug").asString();
            var found = sessionWithSeats(slug);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("No session has seats left: " + listings.text());
    }

    private JsonNode datedListing() {
        var slug = listingOfProcess("request-to-book").path("slug").asString();
        var listing =
                send("bridestory", "GET", "/api/v1/listings/" + slug + "?locale=en", "").json();
        assertThat(listing.path("packages").size()).isGreaterThan(1);
        return listing;
    }

    private JsonNode listingOfProcess(String process) {
        var cursor = "";
        for (int i = 0; i < 10; i++) {
            var page =
                    send("bridestory", "GET", "/api/v1/listings?limit=60&locale=en" + cursor, "")
                            .json();
            for (JsonNode item : page.path("items")) {
                if (item.path("process").asString().startsWith(process)) {
                    return item;
                }
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
        throw new AssertionError("No listing of process " + process);
    }

    private Optional<FreeSession> sessionWithSeats(String slug) {
        var sessions = api("GET", "/api/v1/listings/" + slug + "/sessions?locale=en", "").json();
        for (JsonNode session : sessions.path("items")) {
            if (session.path("seatsLeft").asInt() >= 4) {
                return Optional.of(
                        new FreeSession(
                                slug,
                                session.path("id").asString(),
                                session.path("seatsLeft").asInt()));
            }
        }
        return Optional.empty();
    }

    private int seatsLeft(FreeSession wanted) {
        var sessions =
                api("GET", "/api/v1/listings/" + wanted.slug() + "/sessions?locale=en", "").json();
        for (JsonNode session : sessions.path("items")) {
            if (session.path("id").asString().equals(wanted.id())) {
                return session.path("seatsLeft").asInt();
            }
        }
        return -1;
    }

    private Checkout checkout(FreeSession session, int quantity) {
        var body = choice(session.slug(), quantity).put("sessionId", session.id());
        var answer = api("POST", "/api/v1/checkouts", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Checkout(
                answer.json().path("id").asString(), answer.header("set-cookie").split(";")[0]);
    }

    private static ObjectNode choice(String listing, int quantity) {
        var choice =
                JSON.createObjectNode()
                        .put("listingSlug", listing)
                        .put("quantity", quantity)
                        .put("locale", "en");
        choice.putObject("customer").put("name", "Ayu Lestari").put("email", "ayu@example.com");
        return choice;
    }

    private void pay(Checkout order, String outcome) {
        var answer =
                api(
                        "POST",
                        "/api/v1/checkouts/" + order.id() + "/pay",
                        "{\"method\": \"card\", \"outcome\": \"%s\"}".formatted(outcome),
                        order.cookie());
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
    }

    private JsonNode order(Checkout order) {
        return api("GET", "/api/v1/checkouts/" + order.id(), "", order.cookie()).json();
    }

    private void kill(String process) {
        platform.process(process).orElseThrow().destroyForcibly();
    }

    private Http.Answer api(String method, String path, String body, String... cookie) {
        return send("parentstory", method, path, body, cookie);
    }

    private Http.Answer send(
            String brand, String method, String path, String body, String... cookie) {
        var port = platform.port("STOREFRONT");
        var host = brand + ".localhost:" + port;
        var headers = new java.util.ArrayList<String>();
        headers.add("Content-Type: application/json");
        headers.add("Origin: http://" + host);
        headers.add("Idempotency-Key: " + java.util.UUID.randomUUID());
        if (cookie.length > 0) {
            headers.add("Cookie: " + cookie[0]);
        }
        return Http.send(port, method, host, path, body, headers.toArray(String[]::new));
    }
}
