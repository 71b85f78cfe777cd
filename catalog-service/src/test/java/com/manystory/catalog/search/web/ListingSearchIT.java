package com.manystory.catalog.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@CatalogTest
class ListingSearchIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();

    @Autowired CatalogClient client;

    @BeforeEach
    void putCatalogues() {
        Catalogues.put(client);
    }

    @Test
    void listsReadyMadeCardsOfItsOwnBrandOnly() {
        var answer = client.get(PEBBLE, "/listings?sort=price");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(titles(answer.body()))
                .containsExactly("Pottery Together", "Swimming for Beginners", "Advanced Strokes");
        var swim = answer.body().get("items").get(1);
        assertThat(swim.get("price").get("from").get("amount").asLong()).isEqualTo(4500);
        assertThat(swim.get("price").get("from").get("display").asString()).isEqualTo("S$\u00a045");
        assertThat(swim.get("process").asString()).isEqualTo("instant-seat/1");
        assertThat(swim.get("place").get("area").asString()).isEqualTo("East Coast");
        assertThat(swim.get("nextSession").get("start").asString()).endsWith("T09:00:00+08:00");
        assertThat(swim.get("nextSession").get("seatsLeft").asInt()).isEqualTo(10);
        assertThat(swim.get("schedule").get("weekdays").toString()).isEqualTo("[\"sat\",\"sun\"]");
        assertThat(swim.get("badges").toString()).contains("trial", "new", "popular");
        assertThat(swim.get("image").get("path").asString()).startsWith("/media/");
        assertThat(answer.header("Manystory-Tags"))
                .startsWith("listings,listing:")
                .contains("listing:" + swim.get("id").asLong());
        assertThat(titles(client.get(ASTER, "/listings").body()))
                .containsExactly("Garden Weddings");
    }

    @Test
    void filtersBySubtreeAgeWeekdayPriceAndWords() {
        assertThat(found("category=art")).containsExactly("Pottery Together");
        assertThat(found("place=east-coast&sort=price"))
                .containsExactly("Swimming for Beginners", "Advanced Strokes");
        assertThat(found("age=5")).containsExactly("Swimming for Beginners");
        assertThat(found("age=7")).isEmpty();
        assertThat(found("age=18%2B")).containsExactly("Pottery Together");
        assertThat(found("weekday=mon")).containsExactly("Advanced Strokes");
        assertThat(found("priceMin=1&priceMax=5000")).containsExactly("Swimming for Beginners");
        assertThat(found("rating=4.5")).containsExactly("Swimming for Beginners");
        assertThat(found("vendor=nobody")).isEmpty();
        assertThat(found("q=strokes")).hasSize(2).first().isEqualTo("Advanced Strokes");
        assertThat(found("q=bedok+begin")).containsExactly("Swimming for Beginners");
        assertThat(found("date=week&weekday=sat")).containsExactly("Swimming for Beginners");
    }

    @Test
    void correctsTypingErrors() {
        var answer = client.get(PEBBLE, "/listings?q=swiming+beginers").body();
        assertThat(answer.get("correctedQuery").asString()).isEqualTo("swimming beginners");
        assertThat(titles(answer)).containsExactly("Swimming for Beginners");
        var wedings = client.get(ASTER, "/listings?locale=en&q=wedings").body();
        assertThat(wedings.get("correctedQuery").asString()).isEqualTo("weddings");
    }

    @Test
    void readsWordsInTheLanguageOfTheReader() {
        assertThat(titles(client.get(ASTER, "/listings?locale=id&q=nikah").body()))
                .containsExactly("Pernikahan di Taman");
        assertThat(titles(client.get(ASTER, "/listings?locale=en&q=wedding").body()))
                .containsExactly("Garden Weddings");
        var answer = client.get(ASTER, "/listings?locale=id&category=tempat").body();
        assertThat(answer.get("items").get(0).get("price").get("from").get("display").asString())
                .isEqualTo("Rp\u00a015.000.000");
    }

    @Test
    void countsEachFacetWithoutItsOwnFilter() {
        var facets = client.get(PEBBLE, "/listings?category=swim&age=5&facets=true&limit=1").body();
        assertThat(facets.get("total").asInt()).isEqualTo(0);
        var answer = client.get(PEBBLE, "/listings?category=swimming&age=5&facets=true").body();
        assertThat(answer.get("total").asInt()).isEqualTo(1);
        var counts = answer.get("facets");
        assertThat(count(counts.get("age"), "9-12")).isEqualTo(1);
        assertThat(count(counts.get("age"), "18+")).isEqualTo(0);
        assertThat(count(counts.get("category"), "swimming")).isEqualTo(1);
        assertThat(count(counts.get("weekday"), "sat")).isEqualTo(1);
        assertThat(count(counts.get("weekday"), "mon")).isEqualTo(0);
    }

    @Test
    void pagesWithoutGapsAndRefusesForeignCursors() {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = client.get(PEBBLE, "/listings?sort=newest&limit=1" + cursor).body();
            all.addAll(titles(page));
            assertThat(page.get("total").asInt()).isEqualTo(3);
            cursor =
                    page.get("nextCursor").isNull()
                            ? ""
                            : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(all).hasSize(3).doesNotHaveDuplicates();
        var next = client.get(PEBBLE, "/listings?sort=newest&limit=1").body().get("nextCursor");
        var misused = client.get(PEBBLE, "/listings?sort=price&cursor=" + next.asString());
        assertThat(misused.status()).isEqualTo(400);
        assertThat(client.get(PEBBLE, "/listings?cursor=AAAA").status()).isEqualTo(400);
    }

    @Test
    void refusesWrongParametersTogether() {
        var answer = client.get(PEBBLE, "/listings?sort=best&limit=61&age=x&date=soon");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").size()).isEqualTo(4);
    }

    @Test
    void showsEachChangeAtOnce() {
        var before = client.get(PEBBLE, "/listings?q=pottery").body();
        assertThat(before.get("total").asInt()).isEqualTo(1);
        var changed = Catalogues.PEBBLE.replace("Pottery Together", "Weaving Together");
        client.put(PEBBLE, "/catalogue", changed);
        assertThat(found("q=pottery")).isEmpty();
        assertThat(found("q=weaving")).containsExactly("Weaving Together");
        assertThat(found("sort=price").getFirst()).isEqualTo("Weaving Together");
    }

    @Test
    void suggestsCompletions() {
        var items = client.get(PEBBLE, "/search/suggestions?q=sw").body().get("items");
        assertThat(items.get(0).get("kind").asString()).isEqualTo("category");
        assertThat(items.get(0).get("slug").asString()).isEqualTo("swimming");
        assertThat(items.get(1).get("category").asString()).isEqualTo("swimming");
        assertThat(client.get(ASTER, "/search/suggestions?q=sw").body().get("items")).isEmpty();
    }

    @Test
    void showsCategoriesPlacesVendorsAndSitemap() {
        var categories = client.get(PEBBLE, "/categories").body().get("items");
        assertThat(categories.get(0).get("listingCount").asInt()).isEqualTo(2);
        assertThat(categories.get(1).get("children").get(0).get("parent").asString())
                .isEqualTo("art");
        var places = client.get(PEBBLE, "/places").body().get("items");
        assertThat(places.get(0).get("listingCount").asInt()).isEqualTo(3);
        var vendor = client.get(PEBBLE, "/vendors/splash-school").body();
        assertThat(vendor.get("listings").get("total").asInt()).isEqualTo(3);
        assertThat(vendor.get("about").size()).isEqualTo(2);
        assertThat(client.get(ASTER, "/vendors/splash-school").status()).isEqualTo(404);
        assertThat(client.get(PEBBLE, "/sitemap").body().get("items").size()).isEqualTo(7);
    }

    @Test
    void refusesCallsWithoutToken() {
        assertThat(client.send(null, client.request("/listings").GET()).status()).isEqualTo(401);
    }

    private List<String> found(String query) {
        var answer = client.get(PEBBLE, "/listings?" + query);
        assertThat(answer.status()).as("%s: %s", query, answer.body()).isEqualTo(200);
        return titles(answer.body());
    }

    private static List<String> titles(JsonNode answer) {
        var titles = new ArrayList<String>();
        answer.get("items").forEach(item -> titles.add(item.get("title").asString()));
        return titles;
    }

    private static int count(JsonNode choices, String value) {
        for (var choice : choices) {
            if (choice.get("value").asString().equals(value)) {
                return choice.get("count").asInt();
            }
        }
        return 0;
    }
}
