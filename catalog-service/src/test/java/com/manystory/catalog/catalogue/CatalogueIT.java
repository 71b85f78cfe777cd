package com.manystory.catalog.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.BrandVariants;
import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CatalogTest
class CatalogueIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final List<String> DOCUMENTS =
            List.of("listing_card", "listing_detail", "listing_search", "suggestion");

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired InMemoryRegistry registry;
    @Autowired MadeDocuments made;
    @Autowired CatalogueWriter catalogue;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void putCatalogues() {
        Catalogues.put(client);
    }

    @Test
    void dropsDocumentsOfALanguageThatABrandGivesUpAndMakesThoseOfOneItTakesUp() {
        assertThat(documentsIn("id")).allMatch(count -> count > 0);
        try {
            registry.accept(englishOnly());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> documentsIn("id").equals(List.of(0L, 0L, 0L, 0L)));
            assertThat(documentsIn("en")).allMatch(count -> count > 0);
        } finally {
            registry.accept(TestBrands.ASTER);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> documentsIn("id").equals(documentsIn("en")));
        var listing = client.get(ASTER, "/listings?locale=id").body().get("items").get(0);
        assertThat(listing.get("title").asString()).isEqualTo("Pernikahan di Taman");
    }

    @Test
    void noticesABrandChangedBackWhileItsDocumentsAreBeingMade() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !made.all().getOrDefault(ASTER, "making").startsWith("making"));
        TenantContext.run(
                ASTER,
                () ->
                        transaction.executeWithoutResult(status -> {
                            catalogue.lock();
                            registry.accept(englishOnly());
                            await().pollInSameThread()
                                    .atMost(Duration.ofSeconds(20))
                                    .until(this::somebodyWaits);
                            registry.accept(TestBrands.ASTER);
                        }));
        // For a while, or the run that waited may not have begun yet.
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(60))
                .until(() -> documentsIn("id").equals(documentsIn("en")));
    }

    @Test
    void documentsThatTwoProcessesMadeForDifferentStatesArentReliedOn() {
        var before = made.all().getOrDefault(ASTER, "");
        TenantContext.run(
                ASTER,
                () -> {
                    made.begin("one");
                    made.begin("other");
                    assertThat(made.end("one")).isFalse();
                    assertThat(made.end("other")).isTrue();
                    made.begin(before);
                    assertThat(made.end(before)).isTrue();
                });
    }

    @Test
    void hasStatisticsAsSoonAsMuchIsWritten() {
        var vendors =
                IntStream.range(0, 250)
                        .mapToObj("{\"key\":\"v%1$d\",\"name\":\"Vendor %1$d\"}"::formatted)
                        .collect(Collectors.joining(","));
        var listings =
                IntStream.range(0, 250)
                        .mapToObj(
                                """
                                {"key":"many-%1$d","vendor":"v%1$d","category":"swim",
                                 "listingType":"class","title":"Lesson %1$d"}\
                                """
                                        ::formatted)
                        .collect(Collectors.joining(","));
        var answer =
                client.put(
                        PEBBLE,
                        "/catalogue",
                        "{\"vendors\":[" + vendors + "],\"listings\":[" + listings + "]}");
        try {
            assertThat(answer.body().get("rejections").asInt()).isZero();
            assertThat(client.get(PEBBLE, "/listings?q=lesson").body().get("total").asInt())
                    .isEqualTo(250);
            for (var table : DOCUMENTS) {
                assertThat(
                                count(
                                        PEBBLE,
                                        "SELECT reltuples::bigint FROM pg_class WHERE relname = ?",
                                        table))
                        .as(table)
                        .isGreaterThanOrEqualTo(250);
            }
        } finally {
            forgetMany();
        }
    }

    @Test
    void showsNewPicturesAtOnceWhenABrandLooksDifferent() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !picture().isEmpty());
        var before = picture();
        var theme =
                new Theme(
                        Map.of("teal-600", "oklch(0.5 0.15 190)"),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of("style", "playful"),
                        Map.of(),
                        Theme.DEFAULT.logo());
        try {
            registry.accept(BrandVariants.themed(TestBrands.ASTER, theme));
            await().atMost(Duration.ofSeconds(60)).until(() -> !picture().equals(before));
            var shown = client.get(ASTER, picture() + "/160.jpg");
            assertThat(shown.status()).isEqualTo(200);
        } finally {
            registry.accept(TestBrands.ASTER);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> picture().equals(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'vendors':[{'key':'v','name':'V','respondsWithinHours':0}]}",
                "{'vendors':[{'key':'v','name':'V','rating':{'average':6,'count':1}}]}",
                "{'places':[{'key':'p','kind':'city','name':'P','latitude':91}]}",
                "{'places':[{'key':'p','kind':'city','name':'P','longitude':-181}]}",
                "{'vendors':[{'key':'nul','name':'\\u0000'}]}"
            })
    void refusesWhatCantBeStored(String document) {
        var answer = client.put(PEBBLE, "/catalogue", document.replace('\'', '"'));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().get("type").asString()).endsWith("/invalid-catalogue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'packages':[{'name':'P','kind':'fixed','amount':1}]",
                "'packages':[{'key':'p','kind':'fixed','amount':1}]",
                "'rating':{'average':5.1,'count':2}"
            })
    void leavesOutAListingThatCantBeStored(String part) {
        var listing =
                "{'listings':[{'key':'bad','vendor':'splash','category':'swim',"
                        + "'listingType':'class','title':'Bad',"
                        + part
                        + "}]}";
        var answer = client.put(PEBBLE, "/catalogue", listing.replace('\'', '"'));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().get("rejected").get(0).get("key").asString()).isEqualTo("bad");
    }

    private static Brand englishOnly() {
        return TestBrands.changed(
                TestBrands.ASTER,
                TestBrands.with(
                        TestBrands.ASTER.spec(),
                        Map.of("locales", List.of("en"), "defaultLocale", "en")));
    }

    private boolean somebodyWaits() {
        return Boolean.TRUE.equals(
                jdbc.sql(
                                "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory'"
                                        + " AND NOT granted")
                        .query(Boolean.class)
                        .single());
    }

    private String picture() {
        var listing = client.get(ASTER, "/listings/garden-weddings").body();
        return listing.path("image").path("path").asString("");
    }

    private void forgetMany() {
        TenantContext.run(
                PEBBLE,
                () -> {
                    jdbc.sql("DELETE FROM suggestion WHERE label LIKE 'Lesson %'").update();
                    jdbc.sql("DELETE FROM listing WHERE external_key LIKE 'many-%'").update();
                    jdbc.sql("UPDATE catalogue_revision SET revision = revision + 1").update();
                });
    }

    private List<Long> documentsIn(String locale) {
        return DOCUMENTS.stream()
                .map(table ->
                        count(ASTER, "SELECT count(*) FROM " + table + " WHERE locale = ?", locale))
                .toList();
    }

    private long count(TenantId brand, String sql, String parameter) {
        return TenantContext.call(
                brand, () -> jdbc.sql(sql).param(parameter).query(Long.class).single());
    }
}
