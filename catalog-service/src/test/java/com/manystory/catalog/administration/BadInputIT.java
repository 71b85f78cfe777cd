package com.manystory.catalog.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogClient.Answer;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// What staff may send by mistake, or somebody on purpose: each is a problem that points at the
/// field, and changes nothing. `LONG` stands for 60,000 letters, `NUL` for the character U+0000.
@CatalogTest
class BadInputIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();

    @Autowired CatalogClient client;
    @Autowired ObjectMapper json;

    @BeforeEach
    void putCatalogues() {
        Catalogues.put(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "art      | {}                                                | /name",
                "art      | {'name':''}                                       | /name",
                "art      | {'name':5}                                        | /name",
                "art      | {'name':'LONG'}                                   | /name",
                "art      | {'name':'NUL'}                                    | /name",
                "art      | {'name':{'en':'a NUL b'}}                         | /name/en",
                "art      | {'name':'A','description':'LONG'}                 | /description",
                "art      | {'name':'A','slug':'NUL'}                         | /slug",
                "art      | {'name':'A','scene':'NUL'}                        | /scene",
                "art      | {'name':'A','parent':'nowhere'}                   | /parent",
                "art      | {'name':'A','parent':'art'}                       | /parent",
                "art      | {'name':'A','parent':'art-clay'}                  | /parent",
                "art      | {'name':'A','position':99999999999}               | /position",
                "art      | {'name':'A','position':'x'}                       | /position",
                "art      | {'name':'A','fields':'x'}                         | /fields",
                "art      | {'name':'A','fields':[null]}                      | /fields",
                "art      | {'name':'A','fields':[FIELD,FIELD]}               | /fields",
                "art      | {'name':'A','fields':[{'key':'!','type':'text'}]} | /fields",
                "%20      | {'name':'A'}                                      | /key",
                "LONGKEY  | {'name':'A'}                                      | /key"
            })
    void refusesACategory(String key, String body, String pointer) {
        require(client.put(PEBBLE, "/admin/categories/" + key(key), text(body)), pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "splash  | {}                                                      | /name",
                "splash  | {'name':' '}                                            | /name",
                "splash  | {'name':['x']}                                          | /name",
                "splash  | {'name':'LONG'}                                         | /name",
                "splash  | {'name':'NUL'}                                          | /name",
                "splash  | {'name':'S','about':'LONG'}                             | /about",
                "splash  | {'name':'S','about':{'en':'NUL'}}                       | /about/en",
                "splash  | {'name':'S','slug':'NUL'}                               | /slug",
                "splash  | {'name':'S','place':'nowhere'}                          | /place",
                "splash  | {'name':'S','respondsWithinHours':0}                    |"
                        + " /respondsWithinHours",
                "splash  | {'name':'S','respondsWithinHours':1e99}                 |"
                        + " /respondsWithinHours",
                "splash  | {'name':'S','rating':{'average':6,'count':1}}           | /rating",
                "splash  | {'name':'S','rating':{'average':'x','count':1}}         |"
                        + " /rating/average",
                "splash  | {'name':'S','rating':{'average':4,'count':-1}}          | /rating",
                "LONGKEY | {'name':'S'}                                            | /key"
            })
    void refusesAVendor(String key, String body, String pointer) {
        require(client.put(PEBBLE, "/admin/vendors/" + key(key), text(body)), pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'title':null                                               | /title",
                "'title':'LONG'                                             | /title",
                "'title':'NUL'                                              | /title",
                "'title':7                                                  | /title",
                "'description':'LONG'                                       | /description",
                "'summary':{'en':'NUL'}                                     | /summary/en",
                "'vendor':null                                              | /vendor",
                "'vendor':'NUL'                                             | /vendor",
                "'category':'nowhere'                                       | /category",
                "'place':'nowhere'                                          | /place",
                "'listingType':'nothing'                                    | /listingType",
                "'slug':'NUL'                                               | /slug",
                "'ages':{'min':357913942}                                   | /ages",
                "'ages':{'min':-1}                                          | /ages",
                "'ages':{'min':9,'max':3}                                   | /ages/max",
                "'rating':{'average':9,'count':1}                           | /rating",
                "'fields':{'level':'NUL'}                                   | /fields/level",
                "'fields':{'level':1e999}                                   | /fields/level",
                "'tags':[null]                                              | /tags",
                "'tags':['NUL']                                             | /tags/0",
                "'price':{'amount':-1}                                      | /price/amount",
                "'price':{'amount':1,'unit':'lot'}                          | /price/unit",
                "'packages':[null]                                          | /packages",
                "'packages':[PACKAGE,PACKAGE]                               | /packages",
                "'images':[null]                                            | /images",
                "'publishedAt':'+99999-01-01T00:00:00Z'                     | /publishedAt",
                "'publishedAt':'yesterday'                                  | /publishedAt",
                "'blockedDates':[null]                                      | /blockedDates",
                "'blockedDates':['+999999999-01-01']                        | /blockedDates",
                "'series':[null]                                            | /series",
                "'series':[SERIES,SERIES]                                   | /series",
                "'series':[SERIES-seatsTaken:-1]                            | /series",
                "'series':[SERIES-until:'+99999-01-01']                     | /series",
                "'series':[SERIES-timeZone:'Mars/Base']                     | /series"
            })
    void refusesAListing(String part, String pointer) {
        var body = text("{" + part + "}");
        var id = client.get(PEBBLE, "/admin/listings?q=Pottery").body().get("items").get(0);
        var path = "/admin/listings/" + id.get("id").asLong();
        var before = client.get(PEBBLE, path).body();
        require(client.put(PEBBLE, path, with(before.toString(), body)), pointer);
        assertThat(client.get(PEBBLE, path).body()).isEqualTo(before);
        var draft = (ObjectNode) before.deepCopy();
        draft.put("key", "new").remove("slug");
        require(client.post(PEBBLE, "/admin/listings", with(draft.toString(), body)), pointer);
    }

    @Test
    void refusesAKeyThatCantBeStored() {
        for (var key : new String[] {"NUL", "LONG"}) {
            var body =
                    "{'key':'%s','vendor':'splash','category':'swim','listingType':'class','title':'T'}"
                            .formatted(key);
            require(client.post(PEBBLE, "/admin/listings", text(body)), "/key");
        }
    }

    @Test
    void refusesADocumentWhoseCategoriesLieInEachOther() {
        var document = text("{'categories':[{'key':'art','parent':'art-clay','name':'Art'}]}");
        var answer = client.put(PEBBLE, "/catalogue", document);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().get("type").asString()).endsWith("/invalid-catalogue");
        assertThat(client.get(PEBBLE, "/categories").body().toString()).contains("Clay");
    }

    @Test
    void refusesAMappingThatCantBeStored() {
        var body =
                """
                --edge
                Content-Disposition: form-data; name="file"; filename="a.csv"
                Content-Type: text/csv

                a
                --edge
                Content-Disposition: form-data; name="mapping"
                Content-Type: application/json

                {"timeZone":"\\u0000"}
                --edge--
                """
                        .replace("\n", "\r\n");
        var request =
                client.request("/imports")
                        .setHeader("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofString(body));
        var answer = client.send(PEBBLE, request);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().get("type").asString()).endsWith("/invalid-mapping");
        assertThat(answer.body().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/timeZone");
    }

    @Test
    void refusesTextsThatCantBeStoredWhereverTheyCome() {
        var hold = text("{'sessionId':1,'quantity':1,'reference':'NUL','holdSeconds':9}");
        assertThat(client.post(PEBBLE, "/reservations", hold).status()).isIn(400, 404);
        var inquiry =
                text(
                        "{'listing':'pottery-together','name':'N','email':'a@b.example',"
                                + "'message':'NUL'}");
        require(client.post(PEBBLE, "/inquiries", inquiry), "");
        for (var query : new String[] {"/admin/listings?q=%00", "/admin/listings?status=%00"}) {
            assertThat(client.get(PEBBLE, query).status()).as(query).isEqualTo(400);
        }
    }

    private static void require(Answer answer, String pointer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().get("type").asString()).endsWith("/validation");
        assertThat(answer.body().get("errors").get(0).get("pointer").asString()).isEqualTo(pointer);
    }

    private String with(String listing, String part) {
        var merged = (ObjectNode) json.readTree(listing);
        // Numbers too large for a double have to arrive as they were written.
        var name = part.substring(2, part.indexOf('"', 2));
        merged.remove(name);
        return part.substring(0, part.length() - 1) + "," + merged.toString().substring(1);
    }

    private static String key(String key) {
        return key.equals("LONGKEY") ? "k".repeat(121) : key;
    }

    private static String text(String body) {
        return body.replaceAll("SERIES-(\\w+):([^\\]]+)", "{SERIES_PARTS,'$1':$2}")
                .replace("[SERIES,SERIES]", "[{SERIES_PARTS},{SERIES_PARTS}]")
                .replace(
                        "SERIES_PARTS",
                        "'key':'s','timeZone':'Asia/Singapore','weekdays':['mon'],"
                                + "'startTime':'10:00','durationMinutes':30,'from':'2030-01-01',"
                                + "'until':'2030-02-01'")
                .replace("PACKAGE", "{'key':'p','name':'P','kind':'fixed','amount':1}")
                .replace("FIELD", "{'key':'level','type':'text','label':'Level'}")
                .replace('\'', '"')
                .replace("LONG", "x".repeat(60_000))
                .replace("NUL", "\\u0000");
    }
}
