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
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CatalogTest
class BookingTermsIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final LocalDate DAY = LocalDate.now().plusDays(50);
    private static final String LISTINGS =
            """
            {"places":[
              {"key":"early","kind":"city","name":"Kiritimati","timeZone":"Pacific/Kiritimati"},
              {"key":"late","kind":"city","name":"Baker Island","timeZone":"Etc/GMT+12"},
              {"key":"beach","kind":"venue","parent":"late","name":"Beach"}],
             "listings":[
              {"key":"hall","vendor":"rose","category":"venue","listingType":"hall",
               "title":"Hall","price":{"amount":100},"packages":[
                {"key":"gold","name":{"en":"Gold","id":"Emas"},"kind":"fixed","amount":700},
                {"key":"ask","name":"Ask","kind":"on-request"}]},
              {"key":"east","vendor":"rose","category":"venue","listingType":"hall",
               "place":"early","title":"East","price":{"amount":100},"packages":[
                {"key":"tin","name":"Tin","kind":"from","amount":900}]},
              {"key":"west","vendor":"rose","category":"venue","listingType":"hall",
               "place":"beach","title":"West","price":{"amount":100}},
              {"key":"talk","vendor":"rose","category":"venue","listingType":"talk",
               "title":"Talk","price":{"amount":100},"series":[%1$s],"packages":[
                {"key":"front","name":"Front row","kind":"fixed","amount":300}]},
              {"key":"chat","vendor":"rose","category":"venue","listingType":"venue",
               "title":"Chat","price":{"amount":100},"series":[%1$s]}]}
            """
                    .formatted(
                            """
                            {"key":"s","timeZone":"Asia/Jakarta","weekdays":["sat"],
                             "startTime":"10:00","durationMinutes":60,"from":"%s","until":"%s"}
                            """
                                    .formatted(DAY, DAY.plusDays(7)));

    @Autowired CatalogClient client;
    @Autowired InMemoryRegistry registry;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void sellInThreeWays() {
        registry.accept(
                BrandVariants.selling(
                        TestBrands.ASTER,
                        Map.of(
                                "venue",
                                "quote-deposit/1",
                                "hall",
                                "request-to-book/1",
                                "talk",
                                "instant-seat/2")));
        Catalogues.put(client);
        var put = client.put(ASTER, "/catalogue", LISTINGS);
        assertThat(put.body().get("rejections").asInt()).as("%s", put.body()).isZero();
    }

    @AfterEach
    void forgetThem() {
        TenantContext.run(
                ASTER,
                () -> {
                    jdbc.sql("DELETE FROM reservation").update();
                    jdbc.sql("DELETE FROM listing WHERE external_key <> 'l1'").update();
                    jdbc.sql("DELETE FROM suggestion WHERE kind = 'listing'").update();
                    jdbc.sql("UPDATE catalogue_revision SET revision = revision + 1").update();
                });
        Catalogues.put(client);
        registry.accept(TestBrands.ASTER);
    }

    @Test
    void chargesAndRemembersTheChosenPackage() {
        var gold = offer("hall", 0);
        var held = hold(date("hall", DAY, "\"" + gold + "\""));
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        assertThat(held.body().get("packageId").asLong()).isEqualTo(gold);
        assertThat(held.body().get("packageName").asString()).isEqualTo("Gold");
        assertThat(held.body().get("unitPrice").get("amount").asLong()).isEqualTo(700);
        assertThat(held.body().get("unitPrice").get("currency").asString()).isEqualTo("IDR");
        var path = "/reservations/" + held.body().get("id").asString() + "?locale=id";
        var shown = client.get(ASTER, path).body();
        assertThat(shown.get("packageName").asString()).isEqualTo("Emas");
        assertThat(shown.get("unitPrice").get("amount").asLong()).isEqualTo(700);
        var seat = hold(seat("talk", String.valueOf(offer("talk", 0))));
        assertThat(seat.body().get("unitPrice").get("amount").asLong()).isEqualTo(300);
        var plain = hold(date("hall", DAY.plusDays(1), "null")).body();
        assertThat(plain.get("unitPrice").get("amount").asLong()).isEqualTo(100);
        assertThat(plain.get("packageId").isNull()).isTrue();
    }

    @Test
    void refusesAPackageWithoutAPriceOrOfAnotherListing() {
        for (var wrong : new Object[] {offer("hall", 1), offer("east", 0), 987654321, "\"gold\""}) {
            var refused = hold(date("hall", DAY, String.valueOf(wrong)));
            assertThat(refused.status()).as("%s", wrong).isEqualTo(422);
            assertThat(refused.body().get("type").asString()).endsWith("/not-bookable");
        }
        assertThat(hold(date("hall", DAY, "null")).status()).isEqualTo(201);
    }

    @Test
    void sellsSeatsDatesOrNothingAsTheTypesProcessSays() {
        assertThat(hold(seat("talk", "null")).status()).isEqualTo(201);
        for (var wrong :
                new String[] {
                    date("talk", DAY, "null"), date("chat", DAY, "null"), seat("chat", "null")
                }) {
            var refused = hold(wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.body().get("type").asString()).endsWith("/not-bookable");
        }
        assertThat(listing("chat").get("sessions").get(0).get("capacity").isNull()).isTrue();
    }

    @Test
    void countsDaysWhereTheVenueIs() {
        var yesterdayInTheEast = LocalDate.now(ZoneId.of("Pacific/Kiritimati")).minusDays(1);
        var todayInTheWest = LocalDate.now(ZoneId.of("Etc/GMT+12"));
        assertThat(hold(date("east", yesterdayInTheEast, "null")).status()).isEqualTo(409);
        assertThat(hold(date("east", yesterdayInTheEast.plusDays(1), "null")).status())
                .isEqualTo(201);
        assertThat(hold(date("west", todayInTheWest, "null")).status()).isEqualTo(201);
        assertThat(hold(date("west", todayInTheWest.minusDays(1), "null")).status()).isEqualTo(409);
    }

    private CatalogClient.Answer hold(String request) {
        return client.post(ASTER, "/reservations", request);
    }

    private JsonNode listing(String slug) {
        return client.get(ASTER, "/listings/" + slug).body();
    }

    private long offer(String slug, int number) {
        return listing(slug).get("packages").get(number).get("id").asLong();
    }

    private String date(String slug, LocalDate day, String offer) {
        return """
        {"listingId":%d,"date":"%s","packageId":%s,"quantity":1,"reference":"o","holdSeconds":60}
        """
                .formatted(listing(slug).get("id").asLong(), day, offer);
    }

    private String seat(String slug, String offer) {
        return """
        {"sessionId":%d,"packageId":%s,"quantity":1,"reference":"o","holdSeconds":60}
        """
                .formatted(listing(slug).get("sessions").get(0).get("id").asLong(), offer);
    }
}
