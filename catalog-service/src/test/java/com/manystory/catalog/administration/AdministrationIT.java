package com.manystory.catalog.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.catalog.catalogue.CatalogueWriter;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CatalogTest
class AdministrationIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final String LISTINGS = "/admin/listings";

    @Autowired CatalogClient client;
    @Autowired TenantRegistry registry;
    @Autowired CatalogueWriter catalogue;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void putCatalogues() {
        Catalogues.put(client);
    }

    @Test
    void draftsPublishesAndHidesAListing() {
        var draft =
                client.post(
                        PEBBLE,
                        LISTINGS,
                        """
                        {"vendor":"splash","category":"swim","listingType":"class",
                         "title":"Water Ballet"}
                        """);
        assertThat(draft.status()).as("%s", draft.body()).isEqualTo(201);
        assertThat(draft.body().get("status").asString()).isEqualTo("DRAFT");
        assertThat(found("q=ballet")).isZero();
        var path = LISTINGS + "/" + draft.body().get("id").asLong();
        client.post(PEBBLE, path + "/publish", "");
        assertThat(found("q=ballet")).isEqualTo(1);
        var entry = client.get(PEBBLE, path);
        var changed = entry.body().toString().replace("Water Ballet", "Synchronised Swimming");
        var update =
                client.request(path)
                        .header("If-Match", entry.header("ETag"))
                        .PUT(BodyPublishers.ofString(changed));
        assertThat(client.send(PEBBLE, update).status()).isEqualTo(200);
        assertThat(client.send(PEBBLE, update).status()).isEqualTo(412);
        assertThat(found("q=synchronised")).isEqualTo(1);
        client.post(PEBBLE, path + "/unpublish", "");
        assertThat(found("q=synchronised")).isZero();
        assertThat(client.get(ASTER, path).body().toString()).doesNotContain("Synchronised");
        var listed = client.get(PEBBLE, LISTINGS + "?status=DRAFT&q=Synchronised").body();
        assertThat(listed.get("items").size()).isEqualTo(1);
        assertThat(client.get(ASTER, LISTINGS + "?q=Synchronised").body().get("items")).isEmpty();
    }

    @Test
    void refusesWrongEntriesAndReadersWhoMayNotEdit() {
        var wrong =
                "{\"vendor\":\"nobody\",\"category\":\"swim\",\"listingType\":\"class\",\"title\":\"X\"}";
        var refused = client.post(PEBBLE, LISTINGS, wrong);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/vendor");
        var viewer =
                client.send(
                        PEBBLE,
                        client.request(LISTINGS).POST(BodyPublishers.ofString(wrong)),
                        "viewer");
        assertThat(viewer.status()).isEqualTo(403);
    }

    @Test
    void refusesAnEditThatWaitedForAnother() throws Exception {
        var id = client.get(PEBBLE, LISTINGS + "?q=Pottery").body().get("items").get(0).get("id");
        var path = LISTINGS + "/" + id.asLong();
        var entry = client.get(PEBBLE, path);
        var update =
                client.request(path)
                        .header("If-Match", entry.header("ETag"))
                        .PUT(BodyPublishers.ofString(entry.body().toString()));
        var waiting =
                TenantContext.call(
                        PEBBLE,
                        () ->
                                transaction.execute(status -> {
                                    catalogue.lock();
                                    var sent =
                                            CompletableFuture.supplyAsync(
                                                    () -> client.send(PEBBLE, update));
                                    await().pollInSameThread().until(this::somebodyWaits);
                                    jdbc.sql(
                                                    "UPDATE listing SET version ="
                                                            + " version + 1 WHERE id = ?")
                                            .param(id.asLong())
                                            .update();
                                    return sent;
                                }));
        assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo(412);
    }

    private boolean somebodyWaits() {
        return Boolean.TRUE.equals(
                jdbc.sql(
                                "SELECT count(*) > 0 FROM pg_locks WHERE locktype ="
                                        + " 'advisory' AND NOT granted")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void makesDocumentsAnewWhenTheBrandChanges() {
        var pebble = TestBrands.PEBBLE;
        registry.accept(
                TestBrands.changed(
                        pebble,
                        TestBrands.with(
                                pebble.spec(),
                                Map.of(
                                        "locales", List.of("en", "id"),
                                        "defaultLocale", "en",
                                        "currency", "IDR"))));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cards(PEBBLE, "id"), body -> body.contains("Rp\u00a045\""));
        registry.accept(pebble);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cards(PEBBLE, "en"), body -> body.contains("S$\u00a045\""));
    }

    @Test
    void describesItselfInOpenApi() {
        var answer = client.send(PEBBLE, client.root("/v3/api-docs").GET());
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().get("paths").has("/api/v1/listings")).isTrue();
    }

    private String cards(TenantId brand, String locale) {
        return client.get(brand, "/listings?locale=" + locale).body().toString();
    }

    private int found(String query) {
        return client.get(PEBBLE, "/listings?" + query).body().get("total").asInt();
    }
}
