package com.manystory.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.web.ProblemException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.JsonNode;

@CatalogTest
class ManyBuyersIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();

    @Autowired CatalogClient client;
    @Autowired Booking booking;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void putCatalogues() {
        Catalogues.putUnreserved(client, jdbc);
    }

    @Test
    void sellsTenSeatsToTenOfAThousandBuyers() throws Exception {
        var session = session().get("id").asLong();
        var outcomes = new ArrayList<Future<Boolean>>();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 1000; n++) {
                outcomes.add(buyers.submit(() -> buy(session)));
            }
        }
        var sold = 0;
        for (var outcome : outcomes) {
            sold += outcome.get() ? 1 : 0;
        }
        assertThat(sold).isEqualTo(10);
        assertThat(session().get("seatsLeft").asInt()).isZero();
        assertThat(heldSeats(session)).isEqualTo(10);
    }

    private boolean buy(long session) {
        return TenantContext.<Boolean, RuntimeException>call(
                PEBBLE,
                () -> {
                    var request = new HoldRequest(session, null, null, null, 1, "order", 600, null);
                    while (true) {
                        try {
                            booking.hold(request, UUID.randomUUID().toString());
                            return true;
                        } catch (ProblemException e) {
                            return false;
                        } catch (CannotCreateTransactionException e) {
                            // The brand's connections are busy for longer than anybody waits.
                            continue;
                        }
                    }
                });
    }

    private long heldSeats(long session) {
        return TenantContext.<Long, RuntimeException>call(
                PEBBLE,
                () ->
                        jdbc.sql(
                                        "SELECT sum(quantity) FROM reservation"
                                                + " WHERE session_id = ? AND status = 'HELD'")
                                .param(session)
                                .query(Long.class)
                                .single());
    }

    private JsonNode session() {
        var listing = client.get(PEBBLE, "/listings/swimming-for-beginners").body();
        return listing.get("sessions").get(1);
    }
}
