package com.manystory.storefront.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {

    @Test
    void choosesThePlural() {
        var words = new Words(TestBrands.ASTER.spec(), Locale.ENGLISH);
        assertThat(words.get("results.count", 0)).isEqualTo("Nothing found");
        assertThat(words.get("results.count", 1)).isEqualTo("1 result");
        assertThat(words.get("results.count", 1200)).isEqualTo("1,200 results");
        assertThat(words.get("session.seats", Integer.MAX_VALUE)).isEqualTo("Seats available");
    }

    @Test
    void speaksIndonesian() {
        var words = new Words(TestBrands.ASTER.spec(), Locale.forLanguageTag("id"));
        assertThat(words.get("results.count", 1200)).isEqualTo("1.200 hasil");
    }

    @Test
    void prefersTheBrandsOwnWordsWithPlainApostrophes() {
        var words =
                new Words(
                        vocabulary(Map.of("en", Map.of("booking.submit", "Let's go, it's {0}"))),
                        Locale.ENGLISH);
        assertThat(words.get("booking.submit", "Monday")).isEqualTo("Let's go, it's Monday");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "en ; {0,choice,0#It's full|1#It's the last|1<We've {0} left} ; 0 ; It's full",
                "en ; {0,choice,0#It's full|1#It's the last|1<We've {0} left} ; 1 ; It's the last",
                "en ; {0,choice,0#It's full|1<We've {0} left, that's all} ; 1200 ; We've 1,200"
                        + " left, that's all",
                "id ; {0,choice,0#Jum'at penuh|1<Jum'at masih {0}} ; 0 ; Jum'at penuh",
                "id ; {0,choice,0#Jum'at penuh|1<Jum'at masih {0}} ; 1200 ; Jum'at masih 1.200",
                "id ; '{0}' dari Ma'ruf ; 7 ; '7' dari Ma'ruf",
            })
    void keepsApostrophesInPlurals(String locale, String word, int number, String text) {
        var words =
                new Words(
                        vocabulary(Map.of(locale, Map.of("session.seats", word))),
                        Locale.forLanguageTag(locale));
        assertThat(words.get("session.seats", number)).isEqualTo(text);
    }

    @Test
    void keepsApostrophesOfWhatIsFilledIn() {
        var words = new Words(TestBrands.ASTER.spec(), Locale.ENGLISH);
        assertThat(words.get("vendor.about", "Ma'am's {1} Kitchen"))
                .isEqualTo("About Ma'am's {1} Kitchen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"It's {name}", "{0", "{0,choice,none}", "{0,choice,0#{oops|1#x}"})
    void saysTheProductsWordsWhereTheBrandsCannotBeFilledIn(String broken) {
        var words =
                new Words(
                        vocabulary(Map.of("en", Map.of("results.count", broken))), Locale.ENGLISH);
        assertThat(words.get("results.count", 1)).isEqualTo("1 result");
    }

    @Test
    void showsAnUnknownKeyAsItself() {
        assertThat(Words.withoutBrand(Locale.ENGLISH).get("nobody.knows"))
                .isEqualTo("nobody.knows");
        assertThat(Words.withoutBrand(Locale.ENGLISH).getOr("nobody.knows", "x")).isEqualTo("x");
    }

    @Test
    void saysEverythingInBothLanguages() throws IOException {
        assertThat(keys("messages_id").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(keys("messages").stringPropertyNames());
    }

    private static Properties keys(String bundle) throws IOException {
        var keys = new Properties();
        var name = "/com/manystory/storefront/" + bundle + ".properties";
        try (var in = Objects.requireNonNull(WordsTests.class.getResourceAsStream(name))) {
            keys.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return keys;
    }

    private static BrandSpec vocabulary(Map<String, Map<String, String>> words) {
        return TestBrands.with(
                TestBrands.ASTER.spec(), Map.of("vocabulary", words, "admins", List.of()));
    }
}
