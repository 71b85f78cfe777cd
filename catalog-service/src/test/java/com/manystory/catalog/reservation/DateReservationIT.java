package com.manystory.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.BrandVariants;
import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogTest
class DateReservationIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired InMemoryRegistry registry;

    @BeforeEach
    void sellByTheDate() {
        registry.accept(
                BrandVariants.selling(TestBrands.ASTER, Map.of("venue", "request-to-book/1")));
        Catalogues.put(client);
        TenantContext.run(ASTER, () -> jdbc.sql("DELETE FROM reservation").update());
        Catalogues.put(client);
    }

    @AfterEach
    void sellByQuoteAgain() {
        registry.accept(TestBrands.ASTER);
    }

    @Test
    void booksADateOnceAndNeverABlockedOne() {
        var listing = client.get(ASTER, "/listings/garden-weddings").body().get("id").asLong();
        var day = LocalDate.now().plusDays(40);
        assertThat(client.post(ASTER, "/reservations", date(listing, day)).status()).isEqualTo(201);
        var taken = client.post(ASTER, "/reservations", date(listing, day));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body().get("type").asString()).endsWith("/date-taken");
        var blocked = date(listing, LocalDate.now().plusDays(30));
        assertThat(client.post(ASTER, "/reservations", blocked).status()).isEqualTo(409);
        assertThat(total(ASTER, "date=" + day)).isZero();
        assertThat(total(ASTER, "date=" + day.plusDays(1))).isEqualTo(1);
    }

    private int total(TenantId brand, String query) {
        return client.get(brand, "/listings?" + query).body().get("total").asInt();
    }

    private static String date(long listing, LocalDate date) {
        return """
        {"listingId":%d,"date":"%s","quantity":1,"reference":"order-2","holdSeconds":600}
        """
                .formatted(listing, date);
    }
}
