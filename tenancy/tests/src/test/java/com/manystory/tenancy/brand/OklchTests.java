package com.manystory.tenancy.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OklchTests {

    private static final Oklch WHITE = new Oklch(1, 0, 0);

    @Test
    void computesContrastAsWcagDoes() {
        // sRGB #767676, the classic darkest grey that just passes on white: 4.54:1.
        var grey = new Oklch(0.5662, 0, 0);

        assertThat(WHITE.contrast(new Oklch(0, 0, 0))).isCloseTo(21, within(0.01));
        assertThat(grey.contrast(WHITE)).isCloseTo(4.54, within(0.03));
        assertThat(grey.hex()).isEqualTo("#767676");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oklch(0.4 0.13 15)", "oklch(40% 0.13 15deg)", "OKLCH( .4 0.130  15 )"})
    void readsWhatStyleSheetsWrite(String css) {
        assertThat(Oklch.parse(css)).map(Oklch::toString).contains("oklch(0.4 0.13 15)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebeccapurple", "#ffffff", "oklch(1.2 0 0)", "oklch(0.5 0.1)"})
    void readsNothingElse(String css) {
        assertThat(Oklch.parse(css)).isEmpty();
    }
}
