package com.manystory.catalog.listing.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CatalogTest
class ListingIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();

    @Autowired CatalogClient client;

    @BeforeEach
    void putCatalogues() {
        Catalogues.put(client);
    }

    @Test
    void showsOneListingWithItsSessions() {
        var slug = "swimming-for-beginners";
        var answer = client.get(PEBBLE, "/listings/" + slug);
        assertThat(answer.status()).isEqualTo(200);
        var body = answer.body();
        assertThat(body.get("description").toString()).isEqualTo("[\"One.\",\"Two.\"]");
        assertThat(body.get("sessions").size()).isEqualTo(12);
        assertThat(body.get("sessions").get(0).get("price").get("amount").asLong()).isEqualTo(4500);
        assertThat(body.get("place").get("address").asString()).isEqualTo("1 Bedok Road");
        assertThat(body.get("vendor").get("respondsWithin").asInt()).isEqualTo(4);
        assertThat(body.get("tags").get(0).asString())
                .isEqualTo("listing:" + body.get("id").asLong());
        assertThat(client.get(ASTER, "/listings/" + slug).status()).isEqualTo(404);
        var page = client.get(PEBBLE, "/listings/" + slug + "/sessions?limit=5").body();
        assertThat(page.get("items").size()).isEqualTo(5);
        var next =
                client.get(
                                PEBBLE,
                                "/listings/"
                                        + slug
                                        + "/sessions?limit=5&cursor="
                                        + page.get("nextCursor").asString())
                        .body();
        assertThat(next.get("items").get(0).get("id").asLong())
                .isEqualTo(body.get("sessions").get(5).get("id").asLong());
        var similar = client.get(PEBBLE, "/listings/" + slug + "/similar").body().get("items");
        assertThat(similar.size()).isEqualTo(1);
        assertThat(similar.get(0).get("title").asString()).isEqualTo("Advanced Strokes");
    }

    @Test
    void tellsTheSameOfSessionsOnTheListingAndInPages() {
        for (var slug : List.of("swimming-for-beginners", "advanced-strokes")) {
            var detail = client.get(PEBBLE, "/listings/" + slug).body().get("sessions");
            var page = client.get(PEBBLE, "/listings/" + slug + "/sessions?limit=12").body();
            assertThat(detail.size()).isPositive();
            assertThat(detail).isEqualTo(page.get("items"));
        }
        var none = client.get(PEBBLE, "/listings/pottery-together").body().get("sessions");
        assertThat(none.isArray() && none.isEmpty()).isTrue();
    }

    @Test
    void showsFieldsAndPackagesInTheLanguage() {
        var body = client.get(ASTER, "/listings/garden-weddings?locale=id").body();
        assertThat(body.get("fields").get(0).get("display").asString()).isEqualTo("1.200");
        assertThat(body.get("fields").get(1).get("display").asString()).isEqualTo("Tidak");
        assertThat(body.get("packages").get(0).get("includes").get(0).asString())
                .isEqualTo("Bunga");
    }
}
