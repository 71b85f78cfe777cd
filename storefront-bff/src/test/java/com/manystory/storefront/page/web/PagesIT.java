package com.manystory.storefront.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.tenancy.brand.Features;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesIT extends OpenStorefront {

    private static final Pattern CARD =
            Pattern.compile("class=\"card-title\"><a href=\"([^\"]+)\"");

    @Test
    void tellsAVisitorInTheBrandsLookToComeBackWhileTheCatalogueIsDown() {
        catalog.fail(true);
        var page = visitor.get(ASTER, "/id/search?q=never");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("10");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.text())
                .startsWith("<!doctype html>")
                .contains("Aster Weddings", "/assets/theme-", "Kami segera kembali")
                .contains("href=\"/id/search?q=never\"");
        catalog.fail(false);
        assertThat(visitor.get(ASTER, "/id/search?q=never").status()).isEqualTo(200);
    }

    @Test
    void tellsAnAppWithAProblemToComeBackWhileTheCatalogueIsDown() {
        catalog.fail(true);
        var answer = visitor.get(ASTER, "/api/v1/listings?q=never");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .contains("https://manystory.dev/problems/service-unavailable")
                .doesNotContain("catalog");
    }

    @Test
    void showsAnUnknownHostNoBrandsLook() {
        var page = visitor.get("nobody.localhost", "/en");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.text())
                .startsWith("<!doctype html>")
                .doesNotContain("Aster", "Pebble", "/assets/", "stylesheet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en", "/en/search", "/en/l/venues-1", "/en/v/vendor-1", "/en/nowhere"})
    void beginsEveryPageWithItsDocumentType(String path) {
        assertThat(visitor.get(ASTER, path).text()).startsWith("<!doctype html>\n<html lang=");
    }

    @Test
    void listsEachLanguagesOwnAddressesForSearchEngines() {
        var xml = visitor.get(ASTER, "/sitemaps/1.xml", "Accept-Language: id").text();
        var alternates =
                "<xhtml:link rel=\"alternate\" hreflang=\"en\""
                        + " href=\"http://aster.localhost:8080/en/c/venues\"/>"
                        + "<xhtml:link rel=\"alternate\" hreflang=\"id\""
                        + " href=\"http://aster.localhost:8080/id/c/serba-venues\"/>";
        assertThat(xml)
                .contains("<loc>http://aster.localhost:8080/en/c/venues</loc>" + alternates)
                .contains("<loc>http://aster.localhost:8080/id/c/serba-venues</loc>" + alternates)
                .contains("<loc>http://aster.localhost:8080/id/l/venues-1</loc>")
                .doesNotContain("/id/c/venues<", "/en/c/serba-");
    }

    @Test
    void leadsFromAnotherLanguagesSlugToItsOwn() {
        var answer = visitor.get(ASTER, "/id/c/venues");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).isEqualTo("/id/c/serba-venues");
        assertThat(visitor.get(ASTER, "/id/c/serba-venues").status()).isEqualTo(200);
        assertThat(visitor.get(ASTER, "/id/c/nothing-such").status()).isEqualTo(404);
    }

    @Test
    void promotesNothingThatIsFull() {
        assertThat(visitor.get(PEBBLE, "/en").text())
                .contains("seats left")
                .doesNotContain(">Full<");
    }

    @Test
    void showsNoListingTwiceOnTheFrontPage() {
        choose(
                TestBrands.PEBBLE,
                List.of(),
                List.of(section("hero"), section("listings"), section("listings")));
        var page = visitor.get(PEBBLE, "/en").text();
        var titles = CARD.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(titles).hasSize(8).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/en/search?q=never&age=6, 6 years",
        "/id/search?q=never&age=6, 6 tahun",
        "/en/search?q=never&date=2026-12-24, 24 December 2026",
        "/id/search?q=never&date=2026-12-24, 24 Desember 2026",
    })
    void namesAFilterAsPeopleSayIt(String path, String name) {
        choose(TestBrands.ASTER, List.of("age", "date"), List.of());
        assertThat(visitor.get(ASTER, path).text())
                .containsPattern("class=\"chip\"[^>]*><span[^>]*>[^<]*</span><span>" + name + "<");
    }

    @ParameterizedTest
    @CsvSource({
        "/en/c/venues, Level, Beginner, Indoors: Yes",
        "/id/c/serba-venues, Tingkat, Pemula, Di dalam: Ya",
        "/en/search?category=venues, Level, Beginner, Indoors: Yes",
    })
    void filtersByTheFieldsOfTheCategory(String path, String label, String choice, String chip) {
        var start = path.contains("?") ? path + "&" : path + "?";
        var page = visitor.get(ASTER, path).text();
        assertThat(page)
                .contains("<summary><span>" + label + "</span>", "<span>" + choice + "</span>")
                .containsPattern("id=\"filter-field.level-new\" href=\"[^\"]*field.level=new")
                .doesNotContain("filter-field.level-none");
        var narrowed = visitor.get(ASTER, start + "field.level=new&field.indoor=true").text();
        assertThat(narrowed)
                .containsPattern("id=\"filter-field.level-old\" href=\"[^\"]*field.level=new%2Cold")
                .contains("<span>" + chip + "<", "<span>" + label + ": " + choice + "<");
        var elsewhere = visitor.get(ASTER, "/en/search?field.level=new").text();
        assertThat(elsewhere).contains("<span>level: new<").doesNotContain("filter-field.");
    }

    @Test
    void answersAppsWithFacetsUnlessTheyAskForNone() {
        assertThat(visitor.get(ASTER, "/api/v1/listings?category=venues&limit=1").text())
                .contains("\"facets\":{", "\"field.level\":[");
        assertThat(visitor.get(ASTER, "/api/v1/listings?facets=false&limit=1").text())
                .contains("\"facets\":null");
    }

    @Test
    void tellsWhomASessionIsForOnlyWhereThatIsntWhomTheListingIsFor() {
        var list = visitor.get(PEBBLE, "/en/search").text();
        var first = CARD.matcher(list).results().findFirst().orElseThrow().group(1);
        assertThat(visitor.get(PEBBLE, first).text())
                .containsOnlyOnce("class=\"option-ages\"")
                .containsPattern("class=\"option-ages\">\\s*\\d+–\\d+ years\\s*<");
    }

    private static Features.Section section(String type) {
        return new Features.Section(type, Map.of(), Map.of(), Map.of(), 4);
    }

    private void choose(Brand brand, List<String> filters, List<Features.Section> frontPage) {
        var features = new Features(Map.of(), List.of("q"), filters, frontPage);
        var changed = TestBrands.with(brand.spec(), Map.of("features", features));
        registry.accept(TestBrands.changed(brand, changed));
    }
}
