package com.manystory.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Values of typed fields are what the listing's category, or one above, says they are, whichever
/// way they come: by document, from staff or from a file.
@CatalogTest
class TypedFieldsIT {

    private static final Brand JASPER = TestBrands.named("jasper");
    private static final String CATALOGUE =
            """
            {"categories":[
              {"key":"course","name":"Course","fields":[
                {"key":"seats","type":"number","label":"Seats"},
                {"key":"note","type":"text","label":"Note"},
                {"key":"level","type":"text","label":"Level"}]},
              {"key":"dance","parent":"course","name":"Dance","fields":[
                {"key":"level","type":"choice","label":{"en":"Level","id":"Tingkat"},"choices":[
                  {"value":"new","label":{"en":"Beginner","id":"Pemula"}},
                  {"value":"old","label":{"en":"Advanced","id":"Mahir"}}]},
                {"key":"parent","type":"boolean","label":"Parent joins in"},
                {"key":"deposit","type":"money","label":"Deposit"}]}],
             "vendors":[{"key":"hall","name":"Hall"}],
             "listings":[{"key":"waltz","vendor":"hall","category":"dance","listingType":"class",
               "title":"Waltz","fields":{"seats":12.5,"note":{"en":"Come","id":"Datang"},
                 "level":"new","parent":true,"deposit":1250,"cancellation":"Free for a day"}}]}
            """;

    @Autowired CatalogClient client;
    @Autowired BrandsUnderTest brands;
    @Autowired ObjectMapper json;

    @BeforeEach
    void putTheCatalogue() {
        brands.provision(JASPER);
        var answer = client.put(JASPER.id(), "/catalogue", CATALOGUE);
        assertThat(answer.body().get("rejections").asInt()).as("%s", answer.body()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seats   | \"many\"       | A number of at most 15 digits",
                "seats   | 1e999          | A number of at most 15 digits",
                "seats   | -1000000000000000 | A number of at most 15 digits",
                "deposit | 1000000000000000 | Minor units, 0 or more, of at most 15 digits",
                "note    | 5              | A text of at most 50,000 characters, or one for each"
                        + " language",
                "note    | {\"en\":5}     | A text of at most 50,000 characters, or one for each"
                        + " language",
                "level   | \"middling\"   | One of [new, old]",
                "level   | [\"new\"]      | One of [new, old]",
                "parent  | \"yes\"        | true or false",
                "deposit | -1             | Minor units, 0 or more, of at most 15 digits",
                "deposit | 12.5           | Minor units, 0 or more, of at most 15 digits",
                "cancellation | 5         | A text of at most 50,000 characters, or one for each"
                        + " language",
                "colour  | \"red\"        | The listing's category has no field colour"
            })
    void refusesAValueThatIsntWhatItsFieldSays(String key, String value, String detail) {
        var fields = "{\"%s\":%s}".formatted(key, value);
        var document =
                """
                {"listings":[{"key":"waltz","vendor":"hall","category":"dance",
                  "listingType":"class","title":"Changed","fields":%s}]}
                """
                        .formatted(fields);
        var rejected = client.put(JASPER.id(), "/catalogue", document).body().get("rejected");
        assertThat(rejected.get(0).get("pointer").asString()).isEqualTo("/fields/" + key);
        assertThat(rejected.get(0).get("detail").asString()).isEqualTo(detail);
        var staff = client.put(JASPER.id(), path(), staffEntry(fields));
        assertThat(staff.status()).isEqualTo(400);
        var error = staff.body().get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo("/fields/" + key);
        assertThat(error.get("detail").asString()).isEqualTo(detail);
        assertThat(client.get(JASPER.id(), path()).body().get("fields").size()).isEqualTo(6);
    }

    @Test
    void readsTheCellsOfAFileAsTheirFieldsSay() {
        var uploads = new Uploads(client, JASPER.id());
        var job =
                uploads.finished(
                        uploads.send(
                                """
                                id,seats,level,parent,deposit
                                one,12,Pemula,yes,12.50
                                two,8.5,old,No,7
                                three,few,new,yes,1
                                four,1,middling,yes,1
                                five,1,new,perhaps,1
                                six,1,new,yes,0.001
                                """,
                                """
                                {"dates":"yyyy-MM-dd","times":"HH:mm","timeZone":"Asia/Singapore",
                                 "key":{"column":"id"},"title":{"column":"id"},
                                 "listingType":{"value":"class"},"category":{"value":"Dance"},
                                 "categories":{"Dance":{"key":"dance"}},
                                 "vendor":{"value":"Hall"},"fields":{
                                   "seats":{"column":"seats"},"level":{"column":"level"},
                                   "parent":{"column":"parent"},"deposit":{"column":"deposit"}}}
                                """));
        assertThat(fields("one"))
                .isEqualTo(
                        json.readTree(
                                "{\"seats\":12,\"level\":\"new\",\"parent\":true,\"deposit\":1250}"));
        assertThat(fields("two"))
                .isEqualTo(
                        json.readTree(
                                "{\"seats\":8.5,\"level\":\"old\",\"parent\":false,\"deposit\":700}"));
        assertThat(job.get("accepted").asInt()).isEqualTo(2);
        assertThat(uploads.report(job))
                .extracting(row -> row.get("line").asInt() + " " + row.get("field").asString())
                .containsExactly(
                        "4 /fields/seats",
                        "5 /fields/level",
                        "6 /fields/parent",
                        "7 /fields/deposit");
    }

    private JsonNode fields(String key) {
        var found = client.get(JASPER.id(), "/admin/listings?q=" + key).body().get("items");
        var id = found.get(0).get("id").asLong();
        return client.get(JASPER.id(), "/admin/listings/" + id).body().get("fields");
    }

    private String path() {
        var found = client.get(JASPER.id(), "/admin/listings?q=waltz").body().get("items");
        return "/admin/listings/" + found.get(0).get("id").asLong();
    }

    private static String staffEntry(String fields) {
        return """
        {"vendor":"hall","category":"dance","listingType":"class","title":"Changed","fields":%s}
        """
                .formatted(fields);
    }
}
