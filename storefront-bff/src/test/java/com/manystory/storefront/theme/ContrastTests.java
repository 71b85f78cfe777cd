package com.manystory.storefront.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.Oklch;
import org.junit.jupiter.api.Test;

class ContrastTests {

    private static final Oklch WHITE = new Oklch(1, 0, 0);

    @Test
    void suggestsTheNearestColourThatCanBeRead() {
        var pale = new Oklch(0.8, 0.1, 20);

        var readable = Contrast.readable(pale, WHITE, Contrast.TEXT);

        assertThat(readable.contrast(WHITE)).isBetween(4.5, 4.7);
        assertThat(readable.hue()).isEqualTo(20);
    }
}
