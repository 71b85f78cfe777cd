package com.manystory.catalog.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CatalogTest
class FieldFacetsIT {

    private static final Brand OPAL =
            TestBrands.changed(
                    TestBrands.named("opal"),
                    TestBrands.with(
                            TestBrands.named("opal").spec(),
                            Map.of("locales", List.of("en", "id"))));
    private static final String STRUCTURE =
            """
            {"categories":[
              {"key":"venue","slug":"venues","name":"Venues","fields":[
                {"key":"guests","type":"number","label":{"en":"Guests","id":"Tamu"},"facet":true},
                {"key":"setting","type":"choice","label":{"en":"Setting","id":"Suasana"},
                  "facet":true,"choices":[
                    {"value":"garden","label":{"en":"Garden","id":"Taman"}},
                    {"value":"hall","label":{"en":"Hall","id":"Balai"}}]},
                {"key":"secret","type":"number","label":"Secret"}]},
              {"key":"villa","parent":"venue","slug":"villas","name":"Villas","fields":[
                {"key":"pool","type":"boolean","label":"Pool","facet":true},
                {"key":"owner","type":"text","label":"Owner","facet":true},
                {"key":"rent","type":"money","label":"Rent","facet":true}]},
              {"key":"music","slug":"music","name":"Music","fields":[
                {"key":"guests","type":"text","label":"Who plays","facet":true}]}],
             "vendors":[{"key":"v","name":"V"}],
             "listings":[%s]}
            """;

    @Autowired CatalogClient client;
    @Autowired BrandsUnderTest brands;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void putTheCatalogue() {
        brands.provision(OPAL);
        var listings = new ArrayList<String>();
        for (var i = 1; i <= 9; i++) {
            listings.add(
                    listing(
                            "hall-" + i,
                            "venue",
                            "\"guests\":%d,\"setting\":\"hall\",\"secret\":%d"
                                    .formatted(i * 100, i)));
        }
        listings.add(
                listing(
                        "ombak",
                        "villa",
                        "\"guests\":40,\"setting\":\"garden\",\"pool\":true,\"owner\":\"Ayu,"
                                + " Made\",\"rent\":250050"));
        listings.add(listing("pinus", "villa", "\"guests\":60,\"pool\":false"));
        listings.add(listing("quartet", "music", "\"guests\":\"friends\""));
        var answer =
                client.put(
                        OPAL.id(), "/catalogue", STRUCTURE.formatted(String.join(",", listings)));
        assertThat(answer.body().get("rejections").asInt()).as("%s", answer.body()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "category=villas&field.pool=true          | ombak",
                "category=villas&field.pool=false         | pinus",
                "field.setting=garden                     | ombak",
                "field.setting=garden,nothing             | ombak",
                "field.guests=60                          | pinus",
                "field.guests=50-150&sort=price           | hall-1 pinus",
                "field.guests=850-                        | hall-9",
                "field.guests=friends                     | quartet",
                "field.guests=40&field.guests=900         | hall-9 ombak",
                "field.guests=-100-50                     | ombak",
                "field.owner=Ayu,%20Made                  | ombak",
                "field.rent=250050                        | ombak",
                "field.setting=hall&field.guests=-100-150 | hall-1",
                "field.secret=1                           | ''",
                "field.unheard=1                          | ''",
                "field.setting=tent                       | ''"
            })
    void filtersByTheFieldsThatAreFacets(String query, String found) {
        var items = client.get(OPAL.id(), "/listings?" + query).body().get("items");
        assertThat(items)
                .extracting(item -> item.get("title").asString())
                .containsExactlyInAnyOrderElementsOf(
                        found.isBlank() ? List.of() : List.of(found.split(" ")));
    }

    @Test
    void countsTheFieldsOfTheCategoryAskedForAndThoseAboveIt() {
        var villas = search("category=villas&facets=true");
        assertThat(villas.get("fields"))
                .extracting(
                        field -> field.get("key").asString() + " " + field.get("type").asString())
                .containsExactly(
                        "guests number",
                        "setting choice",
                        "pool boolean",
                        "owner text",
                        "rent money");
        assertThat(choices(villas, "field.guests")).containsExactly("40 40 1", "60 60 1");
        assertThat(choices(villas, "field.pool")).containsExactly("true Yes 1", "false No 1");
        assertThat(choices(villas, "field.owner")).containsExactly("Ayu, Made Ayu, Made 1");
        assertThat(choices(villas, "field.rent")).containsExactly("250050 S$\u00a02,500.50 1");
        assertThat(search("facets=true").get("fields")).isEmpty();
        assertThat(search("category=villas").get("fields")).isEmpty();
        assertThat(search("category=villas").get("facets").isNull()).isTrue();
        assertThat(search("category=venues,music&facets=true").get("fields")).isEmpty();
    }

    @Test
    void countsManyNumbersByRangesWhoseFiltersLeaveAsMany() {
        var answer = search("category=venues&facets=true&locale=id");
        assertThat(answer.get("fields").get(0).get("label").asString()).isEqualTo("Tamu");
        assertThat(choices(answer, "field.setting"))
                .containsExactly("garden Taman 1", "hall Balai 9");
        var ranges = answer.get("facets").get("field.guests");
        assertThat(ranges.size()).isBetween(3, 5);
        for (var range : ranges) {
            var value = range.get("value").asString();
            assertThat(search("category=venues&field.guests=" + value).get("total").asInt())
                    .as(value)
                    .isEqualTo(range.get("count").asInt())
                    .isPositive();
        }
        assertThat(ranges.valueStream().mapToInt(range -> range.get("count").asInt()).sum())
                .as("whole numbers are in one range each")
                .isEqualTo(answer.get("total").asInt());
    }

    @Test
    void countsAFieldWithTheOtherFiltersAppliedAndWithoutItsOwn() {
        var answer = search("category=venues&field.setting=garden&field.guests=100-&facets=true");
        assertThat(answer.get("total").asInt()).isZero();
        assertThat(choices(answer, "field.setting"))
                .containsExactly("garden Garden 0", "hall Hall 9");
        assertThat(choices(answer, "field.guests")).containsExactly("40 40 1");
        assertThat(answer.get("facets").get("category").size()).isZero();
    }

    @Test
    void tiesCursorsToTheFields() {
        var cursor = search("field.setting=hall&limit=2").get("nextCursor").asString();
        assertThat(search("field.setting=hall&limit=2&cursor=" + cursor).get("items")).hasSize(2);
        var other = client.get(OPAL.id(), "/listings?field.setting=garden&cursor=" + cursor);
        assertThat(other.status()).isEqualTo(400);
    }

    @Test
    void refusesAFieldThatNothingCanBeCalled() {
        var answer = client.get(OPAL.id(), "/listings?field.a_b=1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/field.a_b");
    }

    @Test
    void offersNumbersThatItsFilterTakes() {
        var tiny = listing("tiny", "villa", "\"guests\":0.00000012345,\"rent\":999999999999999");
        var document = STRUCTURE.formatted(tiny);
        assertThat(client.put(OPAL.id(), "/catalogue", document).status()).isEqualTo(200);
        var facets = search("category=villas&facets=true").get("facets");
        for (var name : List.of("field.guests", "field.rent")) {
            for (var choice : facets.get(name)) {
                var value = choice.get("value").asString();
                assertThat(search("category=villas&" + name + "=" + value).get("total").asInt())
                        .as(name + "=" + value)
                        .isEqualTo(choice.get("count").asInt());
            }
        }
        TenantContext.run(
                OPAL.id(),
                () -> {
                    jdbc.sql("DELETE FROM suggestion WHERE label = 'tiny'").update();
                    jdbc.sql("DELETE FROM listing WHERE external_key = 'tiny'").update();
                    jdbc.sql("UPDATE catalogue_revision SET revision = revision + 1").update();
                });
    }

    @Test
    void leavesOutWhatAChangedDefinitionMadeWrong() {
        var changed =
                """
                {"categories":[{"key":"music","slug":"music","name":"Music","fields":[
                  {"key":"guests","type":"number","label":"Guests","facet":true}]}]}
                """;
        assertThat(client.put(OPAL.id(), "/catalogue", changed).status()).isEqualTo(200);
        var answer = search("category=music&facets=true");
        assertThat(answer.get("total").asInt()).isOne();
        assertThat(choices(answer, "field.guests")).isEmpty();
    }

    private JsonNode search(String query) {
        var answer = client.get(OPAL.id(), "/listings?" + query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> choices(JsonNode answer, String name) {
        var choices = new ArrayList<String>();
        for (var choice : answer.get("facets").get(name)) {
            choices.add(
                    choice.get("value").asString()
                            + " "
                            + choice.get("label").asString()
                            + " "
                            + choice.get("count").asInt());
        }
        return choices;
    }

    private static String listing(String key, String category, String fields) {
        return """
        {"key":"%1$s","vendor":"v","category":"%2$s","listingType":"class","title":"%1$s",
         "fields":{%3$s}}\
        """
                .formatted(key, category, fields);
    }
}
