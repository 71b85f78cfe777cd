package com.manystory.endtoend;

import static com.manystory.endtoend.Shop.choice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// An order from the hold of a seat to its confirmation, through the public API, with processes
/// killed on the way.
class BookingIT {

    private final Platform platform = Platform.get();
    private final Shop weddings = new Shop(platform, "bridestory");
    private int freeDay = 200;

    @ParameterizedTest
    @ValueSource(strings = {"parentstory", BrandCopy.NAME})
    void aPaidSeatIsConfirmedAndTaken(String brand) {
        var shop = Shop.of(platform, brand);
        var session = shop.freeSession();
        var order = shop.checkout(session, 2);
        assertThat(shop.seatsLeft(session)).isEqualTo(session.seatsLeft() - 2);

        shop.pay(order, "success");

        shop.awaitConfirmation(order);
        assertThat(shop.seatsLeft(session)).isEqualTo(session.seatsLeft() - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parentstory", BrandCopy.NAME})
    void aDeclinedPaymentGivesTheSeatsBackWhenTheOrderIsCancelled(String brand) {
        var shop = Shop.of(platform, brand);
        var session = shop.freeSession();
        var order = shop.checkout(session, 1);
        shop.pay(order, "decline");
        assertThat(shop.order(order).path("status").asString()).isIn("AWAITING_PAYMENT", "FAILED");

        var path = "/api/v1/checkouts/" + order.id() + "/cancel";
        var cancelled = shop.api("POST", path, "{}", order.cookie());
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);

        await().atMost(Platform.RECOVERY)
                .until(() -> shop.seatsLeft(session) == session.seatsLeft());
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
            var answer = weddings.api("POST", "/api/v1/checkouts", body.toString());
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
        var answer = weddings.api("POST", "/api/v1/checkouts", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("not-bookable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parentstory", BrandCopy.NAME})
    void aStrangerSeesNothingOfAnOrder(String brand) {
        var shop = Shop.of(platform, brand);
        var order = shop.checkout(shop.freeSession(), 1);
        var path = "/api/v1/checkouts/" + order.id();
        assertThat(shop.api("GET", path, "").status()).isEqualTo(404);
        assertThat(weddings.api("GET", path, "", order.cookie()).status()).isEqualTo(404);
    }

    @Test
    void anOrderIsConfirmedAlthoughTheCatalogueIsKilledWhilePaying() {
        var shop = new Shop(platform, "parentstory");
        var session = shop.freeSession();
        var order = shop.checkout(session, 1);
        platform.process("catalog").orElseThrow().destroyForcibly();

        shop.pay(order, "success");

        shop.awaitConfirmation(order);
        assertThat(shop.seatsLeft(session)).isEqualTo(session.seatsLeft() - 1);
    }

    private JsonNode datedListing() {
        var slug = listingOfProcess("request-to-book").path("slug").asString();
        var listing = weddings.api("GET", "/api/v1/listings/" + slug + "?locale=en", "").json();
        assertThat(listing.path("packages").size()).isGreaterThan(1);
        return listing;
    }

    private JsonNode listingOfProcess(String process) {
        var cursor = "";
        for (int i = 0; i < 10; i++) {
            var path = "/api/v1/listings?limit=60&locale=en" + cursor;
            var page = weddings.api("GET", path, "").json();
            for (JsonNode item : page.path("items")) {
                if (item.path("process").asString().startsWith(process)) {
                    return item;
                }
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
        throw new AssertionError("No listing of process " + process);
    }
}
