package com.manystory.storefront.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterLinksTests {

    private final FilterLinks links =
            new FilterLinks(
                    "/en/search",
                    Map.of("category", "venues", "weekday", "mon,sat", "priceMax", "9"));

    @Test
    void replacesAndDropsASingleValue() {
        assertThat(links.single("category", "music", "Music", 1).href())
                .isEqualTo("/en/search?category=music&priceMax=9&weekday=mon%2Csat");
        var chosen = links.single("category", "venues", "Venues", 1);
        assertThat(chosen.selected()).isTrue();
        assertThat(chosen.href()).isEqualTo("/en/search?priceMax=9&weekday=mon%2Csat");
    }

    @Test
    void addsAndDropsOneOfSeveralValues() {
        assertThat(links.multiple("weekday", "tue", "Tue", 1).href()).contains("mon%2Csat%2Ctue");
        assertThat(links.multiple("weekday", "mon", "Mon", 1).href()).endsWith("weekday=sat");
    }

    @Test
    void setsBothEndsOfAPrice() {
        assertThat(links.price("5-20", "5 – 20", 1).href()).contains("priceMax=20&priceMin=5");
        assertThat(links.price("20-", "20+", 1).href())
                .contains("priceMin=20")
                .doesNotContain("priceMax");
    }

    @Test
    void dropsTheFieldsOfACategoryThatIsLeft() {
        var fields =
                new FilterLinks(
                        "/en/search", Map.of("category", "venues", "field.guests", "9", "q", "a"));
        assertThat(fields.single("category", "music", "Music", 1).href())
                .isEqualTo("/en/search?category=music&q=a");
        assertThat(fields.single("place", "ubud", "Ubud", 1).href()).contains("field.guests=9");
    }
}
