package com.manystory.catalog.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.catalog.reservation.Booking;
import com.manystory.catalog.reservation.Confirmation;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a document doesn't carry stays as it is; what it carries empty is removed.
@CatalogTest
class UncarriedPartsIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final LocalDate DAY = LocalDate.now().plusDays(20);
    private static final String FULL =
            """
            {"summary":"All of it","rating":{"average":4.5,"count":9},"tags":["warm"],
             "fields":{"cancellation":"Free for a day"},"ages":{"min":4},"price":{"amount":100},"place":"sg",
             "blockedDates":["%1$s"],
             "packages":[{"key":"p","name":"P","kind":"fixed","amount":5}],
             "images":[{"scene":"pool","seed":77}],
             "series":[{"key":"s","timeZone":"Asia/Singapore","weekdays":["mon","tue","wed","thu",
               "fri","sat","sun"],"startTime":"10:00","durationMinutes":30,"from":"%1$s",
               "until":"%2$s","capacity":5}]}
            """
                    .formatted(DAY, DAY.plusDays(1));

    @Autowired CatalogClient client;
    @Autowired Booking booking;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void putAListingWithEverything() {
        Catalogues.put(client);
        put(FULL);
    }

    @AfterEach
    void forgetIt() {
        TenantContext.run(
                PEBBLE,
                () -> {
                    jdbc.sql("DELETE FROM reservation").update();
                    jdbc.sql("DELETE FROM suggestion WHERE label = 'Whole'").update();
                    jdbc.sql("DELETE FROM listing WHERE external_key = 'whole'").update();
                    jdbc.sql("UPDATE catalogue_revision SET revision = revision + 1").update();
                });
    }

    @Test
    void staysAsItIs() {
        var before = entry();
        put("{}");
        var after = entry();
        for (var part : before.propertyNames()) {
            if (!part.equals("version") && !part.equals("updatedAt")) {
                assertThat(after.get(part)).as(part).isEqualTo(before.get(part));
            }
        }
        assertThat(after.get("images").get(0).get("seed").asInt()).isEqualTo(77);
        assertThat(after.get("blockedDates")).hasSize(1);
        assertThat(after.get("series")).hasSize(1);
    }

    @Test
    void isRemovedWhenItIsCarriedEmpty() {
        put("{\"packages\":[],\"blockedDates\":[],\"series\":[],\"tags\":[],\"images\":[]}");
        var after = entry();
        for (var part : new String[] {"packages", "blockedDates", "series", "tags"}) {
            assertThat(after.get(part)).as(part).isEmpty();
        }
        assertThat(after.get("images").get(0).get("seed").asInt()).isNotEqualTo(77);
    }

    @Test
    void keepsASessionWithAHeldSeatWhenItsSeriesEnds() {
        var held = UUID.fromString(hold(session(0)).get("id").asString());
        put("{\"series\":[]}");
        assertThat(status(0)).isEqualTo("SCHEDULED");
        assertThat(TenantContext.call(PEBBLE, () -> booking.confirm(held)))
                .isEqualTo(Confirmation.CONFIRMED);
        put(FULL.replace(DAY + "\",\n", DAY.plusDays(1) + "\",\n"));
        assertThat(status(0)).isEqualTo("SCHEDULED");
    }

    @Test
    void rejectsAPaidReservationOfACancelledSession() {
        var held = UUID.fromString(hold(session(0)).get("id").asString());
        TenantContext.run(
                PEBBLE,
                () -> {
                    jdbc.sql("UPDATE session SET status = 'CANCELLED' WHERE reserved > 0").update();
                    assertThat(booking.confirm(held)).isEqualTo(Confirmation.SESSION_CANCELLED);
                });
        var shown = client.get(PEBBLE, "/reservations/" + held).body();
        assertThat(shown.get("status").asString()).isEqualTo("REJECTED");
        assertThat(reserved()).isZero();
    }

    @Test
    void saysThatASessionIsCancelledToWhomeverWantsItsSeats() {
        var session = session(0);
        var expired = UUID.fromString(hold(session).get("id").asString());
        TenantContext.run(
                PEBBLE,
                () -> {
                    booking.release(expired);
                    jdbc.sql("UPDATE session SET status = 'CANCELLED' WHERE id = ?")
                            .param(session.get("id").asLong())
                            .update();
                    assertThat(booking.confirm(expired)).isEqualTo(Confirmation.SESSION_CANCELLED);
                });
        assertThat(hold(session).get("type").asString()).endsWith("/session-cancelled");
        assertThat(reserved()).isZero();
    }

    @Test
    void tellsAgesToTheMonth() {
        put("{\"ages\":{\"min\":1,\"minMonths\":6,\"max\":2,\"maxMonths\":3}}");
        put(entry().toString());
        var months =
                TenantContext.call(
                        PEBBLE,
                        () ->
                                jdbc.sql(
                                                "SELECT age_min_months || ' ' || age_max_months"
                                                    + " FROM listing WHERE external_key = 'whole'")
                                        .query(String.class)
                                        .single());
        assertThat(months).isEqualTo("18 27");
    }

    private void put(String parts) {
        var listing =
                """
                {"key":"whole","vendor":"splash","category":"swim","listingType":"class",
                 "title":"Whole",\
                """
                        + parts.strip().substring(1);
        var answer =
                client.put(
                        PEBBLE,
                        "/catalogue",
                        "{\"listings\":[" + listing.replace(",}", "}") + "]}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().get("rejections").asInt()).as("%s", answer.body()).isZero();
    }

    private JsonNode entry() {
        return client.get(PEBBLE, "/admin/listings/" + id()).body();
    }

    private long id() {
        return number("SELECT id FROM listing WHERE external_key = 'whole'");
    }

    private JsonNode session(int number) {
        return client.get(PEBBLE, "/listings/whole").body().get("sessions").get(number);
    }

    private String status(int number) {
        return session(number).get("status").asString();
    }

    private JsonNode hold(JsonNode session) {
        var request =
                "{\"sessionId\":%d,\"quantity\":2,\"reference\":\"o\",\"holdSeconds\":600}"
                        .formatted(session.get("id").asLong());
        return client.post(PEBBLE, "/reservations", request).body();
    }

    private long reserved() {
        return number("SELECT sum(reserved) FROM session WHERE listing_id = " + id());
    }

    private long number(String sql) {
        return TenantContext.<Long, RuntimeException>call(
                PEBBLE, () -> jdbc.sql(sql).query(Long.class).single());
    }
}
