package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two companies from one code base, served by the same processes.
class BrandsOnTheAirIT {

    private static final Pattern THEME = Pattern.compile("/assets/theme-[^\"]+\\.css");
    private static final Pattern LISTING = Pattern.compile("href=\"/en/l/([^\"?#]+)");

    private final Platform platform = Platform.get();

    @ParameterizedTest
    @CsvSource({
        "bridestory, Bridestory, Parentstory",
        "parentstory, Parentstory, Bridestory",
    })
    void eachBrandShowsItsOwnNameAndNothingOfTheOther(String brand, String own, String other) {
        var page = page(brand, "/en");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.text()).contains(own).doesNotContainIgnoringCase(other);
    }

    @Test
    void eachBrandHasItsOwnLookAndListings() {
        var weddings = page("bridestory", "/en").text();
        var classes = page("parentstory", "/en").text();
        assertThat(first(THEME, weddings)).isNotEqualTo(first(THEME, classes));
        var slugs = LISTING.matcher(weddings).results().map(m -> m.group(1)).toList();
        assertThat(slugs).hasSizeGreaterThan(4);
        assertThat(classes).doesNotContain(slugs);
    }

    @Test
    void aListingOfOneBrandIsUnknownToTheOther() {
        var slug = first(LISTING, page("bridestory", "/en").text());
        assertThat(page("bridestory", "/en/l/" + slug).status()).isEqualTo(200);
        assertThat(page("parentstory", "/en/l/" + slug).status()).isEqualTo(404);
        assertThat(page("parentstory", "/api/v1/listings/" + slug).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "bridestory, id",
        "parentstory, id",
        "bridestory, en",
        "parentstory, en",
        BrandCopy.NAME + ", id"
    })
    void everyBrandSpeaksItsLanguages(String brand, String locale) {
        var page = Shop.of(platform, brand).page("/" + locale);
        assertThat(page.text()).contains("lang=\"" + locale + "\"");
    }

    @Test
    void aHostThatIsNoBrandIsNotFound() {
        for (var host : new String[] {"nobody.localhost", "localhost", "bridestory.evil.example"}) {
            assertThat(Http.get(platform.port("STOREFRONT"), host, "/en").status()).isEqualTo(404);
        }
    }

    @Test
    void aForwardedHostFromAStrangerChangesNothing() {
        var answer =
                Http.get(
                        platform.port("STOREFRONT"),
                        "bridestory.localhost",
                        "/en",
                        "X-Forwarded-Host: parentstory.localhost",
                        "Forwarded: host=parentstory.localhost");
        assertThat(answer.text()).contains("Bridestory").doesNotContain("Parentstory");
    }

    private Http.Answer page(String brand, String path) {
        var port = platform.port("STOREFRONT");
        return Http.get(port, brand + ".localhost:" + port, path);
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in the page", pattern).isTrue();
        return matcher.group(matcher.groupCount());
    }
}
