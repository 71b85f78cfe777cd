package com.manystory.catalog.reservation;

import static com.manystory.tenancy.test.IsolationAssertions.assertRefusedWithoutBrand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.catalog.reservation.OrderEvents.OrderPaid;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.messaging.Outbox;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@CatalogTest
class ReservationIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final String SWIMMING = "/listings/swimming-for-beginners";

    @Autowired CatalogClient client;
    @Autowired Booking booking;
    @Autowired Outbox outbox;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void putCatalogues() {
        Catalogues.putUnreserved(client, jdbc);
    }

    @Test
    void holdsSeatsAndShowsThemTakenEverywhere() {
        var session = session(0);
        var held = client.post(PEBBLE, "/reservations", seats(session, 8, 600));
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        assertThat(held.body().get("status").asString()).isEqualTo("HELD");
        assertThat(held.body().get("unitPrice").get("amount").asLong()).isEqualTo(4500);
        assertThat(held.body().get("session").get("seatsLeft").asInt()).isEqualTo(2);
        var card = client.get(PEBBLE, "/listings?q=beginners").body().get("items").get(0);
        assertThat(card.get("nextSession").get("seatsLeft").asInt()).isEqualTo(2);
        assertThat(card.get("badges").toString()).contains("last-seats");
        var tooMany = client.post(PEBBLE, "/reservations", seats(session, 3, 600));
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.body().get("type").asString()).endsWith("/sold-out");
        var id = held.body().get("id").asString();
        client.post(PEBBLE, "/reservations/" + id + "/release", "");
        var again = client.post(PEBBLE, "/reservations/" + id + "/release", "");
        assertThat(again.body().get("status").asString()).isEqualTo("RELEASED");
        assertThat(seatsLeft(0)).isEqualTo(10);
    }

    @Test
    void releasesSeatsWhenHoldExpires() {
        var session = session(2);
        var held = client.post(PEBBLE, "/reservations", seats(session, 10, 1)).body();
        assertThat(seatsLeft(2)).isZero();
        await().atMost(Duration.ofSeconds(15)).until(() -> seatsLeft(2) == 10);
        var expired = client.get(PEBBLE, "/reservations/" + held.get("id").asString()).body();
        assertThat(expired.get("status").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void confirmsAPaidHoldAndTakesSeatsAgainAfterExpiryOrRejects() {
        var session = session(3);
        var paid = hold(session, 4);
        pay(paid);
        assertThat(status(paid)).isEqualTo("CONFIRMED");
        assertThat(released(paid)).isEqualTo(409);
        var late = hold(session, 6);
        expire(late);
        pay(late);
        assertThat(status(late)).isEqualTo("CONFIRMED");
        assertThat(seatsLeft(3)).isZero();
        TenantContext.run(PEBBLE, () -> booking.cancel(late));
        assertThat(seatsLeft(3)).isEqualTo(6);
        var tooLate = hold(session, 6);
        expire(tooLate);
        hold(session, 5);
        pay(tooLate);
        assertThat(status(tooLate)).isEqualTo("REJECTED");
    }

    @Test
    void answersTheSameKeyOnceAndRefusesAnotherRequestUnderIt() {
        var session = session(4);
        var key = UUID.randomUUID().toString();
        var first = client.post(PEBBLE, "/reservations", key, seats(session, 2, 600)).body();
        var second = client.post(PEBBLE, "/reservations", key, seats(session, 2, 600)).body();
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(seatsLeft(4)).isEqualTo(8);
        var other = client.post(PEBBLE, "/reservations", key, seats(session, 3, 600));
        assertThat(other.status()).isEqualTo(422);
        var none = client.post(PEBBLE, "/reservations", null, seats(session, 1, 600));
        assertThat(none.status()).isEqualTo(400);
    }

    @Test
    void keepsReservationsToTheirBrandAndFailsWithoutOne() {
        var held = hold(session(5), 1);
        assertThat(client.get(ASTER, "/reservations/" + held).status()).isEqualTo(404);
        var foreign = client.post(ASTER, "/reservations/" + held + "/release", "");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(client.get(PEBBLE, "/reservations/none").status()).isEqualTo(404);
        assertThatThrownBy(() -> booking.find(held))
                .isInstanceOf(CannotCreateTransactionException.class);
        assertThatThrownBy(booking::expireOverdue)
                .isInstanceOf(CannotCreateTransactionException.class);
        assertRefusedWithoutBrand(() -> jdbc.sql("SELECT 1").query().listOfRows());
    }

    private void pay(UUID reservation) {
        var order = new OrderPaid("order-" + reservation, List.of(reservation));
        TenantContext.run(
                PEBBLE,
                () ->
                        transaction.executeWithoutResult(
                                status -> OrderEvents.confirm(order, booking, outbox)));
    }

    private void expire(UUID reservation) {
        TenantContext.run(
                PEBBLE,
                () -> {
                    jdbc.sql("UPDATE reservation SET expires_at = now() WHERE id = ?")
                            .param(reservation)
                            .update();
                    booking.expireOverdue();
                });
        await().until(() -> status(reservation).equals("EXPIRED"));
    }

    private UUID hold(JsonNode session, int seats) {
        var held = client.post(PEBBLE, "/reservations", seats(session, seats, 600));
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        return UUID.fromString(held.body().get("id").asString());
    }

    private String status(UUID reservation) {
        var body = client.get(PEBBLE, "/reservations/" + reservation).body();
        return body.get("status").asString();
    }

    private int released(UUID reservation) {
        return client.post(PEBBLE, "/reservations/" + reservation + "/release", "").status();
    }

    private JsonNode session(int number) {
        return client.get(PEBBLE, SWIMMING).body().get("sessions").get(number);
    }

    private int seatsLeft(int number) {
        return session(number).get("seatsLeft").asInt();
    }

    private static String seats(JsonNode session, int quantity, int seconds) {
        return """
        {"sessionId":%d,"quantity":%d,"reference":"order-1","holdSeconds":%d,
         "participants":[{"age":5}]}
        """
                .formatted(session.get("id").asLong(), quantity, seconds);
    }
}
