package com.manystory.catalog;

import com.manystory.catalog.CatalogClient.Answer;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.test.TestBrands;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Small catalogues of Aster and Pebble.
public final class Catalogues {

    /// Pebble: classes in Singapore, some of them full of seats.
    public static final String PEBBLE =
            """
            {"categories":[
              {"key":"swim","slug":"swimming","name":"Swimming","scene":"pool"},
              {"key":"art","slug":"art","name":"Art & Craft","scene":"table"},
              {"key":"art-clay","parent":"art","slug":"clay","name":"Clay","scene":"table"}],
             "places":[
              {"key":"sg","kind":"city","name":"Singapore","timeZone":"Asia/Singapore"},
              {"key":"east","kind":"area","parent":"sg","name":"East Coast"},
              {"key":"pool-1","kind":"venue","parent":"east","name":"Bedok Pool",
               "latitude":1.32,"longitude":103.93,"address":"1 Bedok Road"}],
             "vendors":[{"key":"splash","name":"Splash School","about":"Two lines.\\nOf text.",
               "place":"east","respondsWithinHours":4,"rating":{"average":4.8,"count":52}}],
             "listings":[
              {"key":"l1","vendor":"splash","category":"swim","place":"pool-1",
               "listingType":"class","title":"Swimming for Beginners",
               "summary":"First strokes in warm water","description":"One.\\n\\nTwo.",
               "ages":{"min":4,"max":6},"rating":{"average":4.9,"count":60},
               "price":{"amount":4500,"unit":"session"},
               "series":[{"key":"s1","timeZone":"Asia/Singapore","weekdays":["sat","sun"],
                 "startTime":"09:00","durationMinutes":45,"from":"%1$s","until":"%2$s",
                 "capacity":10,"trial":true,"seatsTaken":0}]},
              {"key":"l2","vendor":"splash","category":"swim","place":"pool-1",
               "listingType":"class","title":"Advanced Strokes","ages":{"min":9,"max":12},
               "price":{"amount":6000,"unit":"session"},
               "series":[{"key":"s1","timeZone":"Asia/Singapore","weekdays":["mon"],
                 "startTime":"17:00","durationMinutes":60,"from":"%1$s","until":"%2$s",
                 "capacity":8,"seatsTaken":6}]},
              {"key":"l3","vendor":"splash","category":"art-clay","place":"sg",
               "listingType":"class","title":"Pottery Together","ages":{"min":18},
               "price":{"amount":0,"unit":"course"}}]}
            """
                    .formatted(LocalDate.now().minusDays(7), LocalDate.now().plusDays(60));

    /// Aster: wedding venues in two languages, booked by the date.
    public static final String ASTER =
            """
            {"categories":[{"key":"venue","slug":{"en":"venues","id":"tempat"},
               "name":{"en":"Venues","id":"Tempat"},"scene":"hall","fields":[
               {"key":"guests","type":"number","label":{"en":"Guests","id":"Tamu"}},
               {"key":"indoor","type":"boolean","label":{"en":"Indoor","id":"Dalam ruang"}}]}],
             "places":[{"key":"jkt","kind":"city","name":"Jakarta","timeZone":"Asia/Jakarta"}],
             "vendors":[{"key":"rose","name":"Rose Hall"}],
             "listings":[{"key":"l1","vendor":"rose","category":"venue","place":"jkt",
               "listingType":"venue","title":{"en":"Garden Weddings","id":"Pernikahan di Taman"},
               "fields":{"guests":1200,"indoor":false},"price":{"amount":1500000000,"unit":"package"},
               "packages":[{"key":"p1","name":"Gold","kind":"from","amount":1500000000,
                 "includes":{"en":["Flowers"],"id":["Bunga"]}}],
               "blockedDates":["%s"]}]}
            """
                    .formatted(LocalDate.now().plusDays(30));

    private Catalogues() {}

    /// Puts both catalogues.
    public static void put(CatalogClient client) {
        require(client.put(TestBrands.PEBBLE.id(), "/catalogue", PEBBLE));
        require(client.put(TestBrands.ASTER.id(), "/catalogue", ASTER));
    }

    /// Puts both, Pebble without any reservation of the tests before.
    public static void putUnreserved(CatalogClient client, JdbcClient jdbc) {
        put(client);
        TenantContext.run(
                TestBrands.PEBBLE.id(),
                () -> {
                    jdbc.sql("DELETE FROM reservation").update();
                    jdbc.sql("UPDATE session SET reserved = 0").update();
                });
        put(client);
    }

    private static void require(Answer answer) {
        if (answer.status() != 200 || answer.body().get("rejections").asInt() != 0) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
    }
}
