package com.manystory.catalog.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogClient.Answer;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.isolation.Sample;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Plants a catalogue with the brand's marker in whatever customers and staff read. Names are the
/// same in every brand, but for the one that a sample's `slug` is made of; ids are in no two.
record CatalogSamples(CatalogClient client, BrandsUnderTest brands, JdbcClient jdbc) {

    private static final String CATALOGUE =
            """
            {"categories":[{"key":"swim","slug":"swimming","name":"Swimming %1$s","scene":"pool"}],
             "places":[{"key":"sg","kind":"city","name":"Singapore %1$s",
               "timeZone":"Asia/Singapore"}],
             "vendors":[{"key":"splash","slug":"splash","name":"Splash %1$s","about":"%1$s"},
               {"key":"own","slug":"%2$s","name":"Own %1$s"}],
             "listings":[
              {"key":"common","slug":"common","vendor":"splash","category":"swim","place":"sg",
               "listingType":"class","title":"Common lesson","summary":"%1$s",
               "description":"%1$s","price":{"amount":4500,"unit":"session"}},
              {"key":"%2$s","slug":"%2$s","vendor":"own","category":"swim","place":"sg",
               "listingType":"class","title":"Own lesson","summary":"%1$s",
               "description":"%1$s","price":{"amount":4500,"unit":"session"},
               "series":[{"key":"s1","timeZone":"Asia/Singapore","weekdays":["sat","sun"],
                 "startTime":"09:00","durationMinutes":45,"from":"%3$s","until":"%4$s",
                 "capacity":10000,"seatsTaken":0}]}]}
            """;
    private static final String IMPORT =
            """
            --edge\r
            Content-Disposition: form-data; name="file"; filename="%1$s.csv"\r
            Content-Type: text/csv\r
            \r
            id,name
            %1$s,
            \r
            --edge\r
            Content-Disposition: form-data; name="mapping"\r
            Content-Type: application/json\r
            \r
            {"dates":"yyyy-MM-dd","times":"HH:mm","timeZone":"Asia/Singapore",
             "key":{"column":"id"},"title":{"column":"name"},"listingType":{"value":"class"},
             "category":{"value":"Courses"},"vendor":{"value":"Somebody"}}\r
            --edge--\r
            """;

    /// @param firstId what the brand's ids of listings and sessions begin at
    Sample plant(Brand brand, long firstId) {
        brands.provision(brand);
        var id = brand.id();
        TenantContext.run(id, () -> begin(firstId));
        var marker = Sample.marker(id);
        var slug = "lesson-" + UUID.randomUUID().toString().substring(0, 8);
        var catalogue =
                CATALOGUE.formatted(
                        marker, slug, LocalDate.now().plusDays(1), LocalDate.now().plusDays(40));
        var put = client.put(id, "/catalogue", catalogue);
        assertThat(put.status()).as("%s", put.body()).isEqualTo(200);
        assertThat(put.body().get("rejections").asInt()).as("%s", put.body()).isZero();
        var values = new HashMap<String, String>();
        values.put("slug", slug);
        values.put("common", "common");
        values.put("commonVendor", "splash");
        values.put("listing", listing(id, slug));
        var detail = client.get(id, "/listings/" + slug).body();
        values.put("asset", detail.at("/image/id").asString());
        values.put("width", "320");
        values.put("format", "webp");
        var sessions = client.get(id, "/listings/" + slug + "/sessions").body();
        values.put("session", sessions.at("/items/0/id").asString());
        for (var name : new String[] {"reservation", "paid", "cancelled"}) {
            values.put(name, reservation(id, values.get("session"), marker));
        }
        values.put("import", imported(id, marker));
        return new Sample(id, marker, values);
    }

    private void begin(long firstId) {
        for (var table : new String[] {"listing", "session"}) {
            jdbc.sql("SELECT setval(pg_get_serial_sequence(?, 'id'), ?)")
                    .params(table, firstId)
                    .query()
                    .singleRow();
        }
    }

    private String listing(TenantId brand, String key) {
        return TenantContext.call(
                brand,
                () ->
                        jdbc.sql("SELECT id FROM listing WHERE external_key = ?")
                                .param(key)
                                .query(String.class)
                                .single());
    }

    private String reservation(TenantId brand, String session, String marker) {
        var held =
                client.post(
                        brand,
                        "/reservations",
                        """
                        {"sessionId":%s,"quantity":1,"reference":"%s","holdSeconds":86400}
                        """
                                .formatted(session, marker));
        assertThat(held.status()).as("%s", held.body()).isEqualTo(201);
        return held.body().get("id").asString();
    }

    private String imported(TenantId brand, String marker) {
        var started =
                client.send(
                        brand,
                        client.request("/imports")
                                .setHeader("Content-Type", "multipart/form-data; boundary=edge")
                                .POST(BodyPublishers.ofString(IMPORT.formatted(marker))));
        assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
        var id = started.body().get("id").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> finished(client.get(brand, "/imports/" + id)));
        return id;
    }

    private static boolean finished(Answer job) {
        JsonNode end = job.body().path("finishedAt");
        return !end.isNull() && !end.isMissingNode();
    }
}
