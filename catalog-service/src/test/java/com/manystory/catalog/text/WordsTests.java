package com.manystory.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void foldsAccentsAndCase() {
        assertThat(Words.fold("Café ÉTÉ")).isEqualTo("cafe ete");
        assertThat(Words.of("Rock & Roll, 2!", 9)).containsExactly("rock", "roll", "2");
    }

    @Test
    void makesSlugs() {
        assertThat(Words.slug("  Children's Art — Crème! ")).isEqualTo("childrens-art-creme");
        assertThat(Words.slug("日本")).isEmpty();
        assertThat(Words.slug("x".repeat(200))).hasSize(80);
    }

    @Test
    void fallsBackFromLanguageToLanguage() {
        var text = new Translated(Map.of("en", "Hall", "id", "Aula"));
        assertThat(text.in("id", "en")).isEqualTo("Aula");
        assertThat(text.in("fr", "en")).isEqualTo("Hall");
        assertThat(Translated.of("Hall").in("fr", "en")).isEqualTo("Hall");
        assertThat(Translated.NONE.in("fr", "en")).isEmpty();
    }
}
