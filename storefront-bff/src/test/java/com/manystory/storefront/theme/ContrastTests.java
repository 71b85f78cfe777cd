package com.manystory.storefront.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContrastTests {

    private static final Oklch WHITE = new Oklch(1, 0, 0);
    private static final Oklch BLACK = new Oklch(0, 0, 0);

    @Test
    void countsAsTheGuidelinesDo() {
        assertThat(Contrast.ratio(BLACK, WHITE)).isCloseTo(21, within(0.01));
        assertThat(Contrast.ratio(parsed("#767676"), WHITE)).isCloseTo(4.54, within(0.01));
    }

    @Test
    void readsHexadecimalAndOklchAlike() {
        assertThat(parsed("#8a2039").hex()).isEqualTo("#8a2039");
        assertThat(parsed("oklch(100% 0 0)")).isEqualTo(WHITE);
        assertThat(Oklch.parse("rebeccapurple")).isEmpty();
    }

    @Test
    void suggestsTheNearestColourThatCanBeRead() {
        var pale = new Oklch(0.8, 0.1, 20);

        var readable = Contrast.readable(pale, WHITE, Contrast.TEXT);

        assertThat(Contrast.ratio(readable, WHITE)).isBetween(4.5, 4.7);
        assertThat(readable.hue()).isEqualTo(20);
    }

    private static Oklch parsed(String css) {
        return Oklch.parse(css).orElseThrow();
    }
}
