package com.manystory.catalog.illustration.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PaletteTests {

    @Test
    void readsOklchAsCssDoes() {
        assertThat(Oklch.parse("oklch(0.628 0.2577 29.23)").argb()).isEqualTo(0xFFFF0000);
        assertThat(Oklch.parse("oklch(100% 0 0)").argb()).isEqualTo(0xFFFFFFFF);
        assertThat(Oklch.parse("oklch(0 0 0 / 50%)").argb()).isEqualTo(0x80000000);
        assertThat(Oklch.parse("#0000ff").hue()).isCloseTo(264.05, within(0.5));
    }

    @Test
    void refusesWhatIsNoColour() {
        assertThatThrownBy(() -> Oklch.parse("rose")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fitsColoursBeyondSrgb() {
        assertThat(Oklch.of(0.9, 0.4, 150).argb() >>> 24).isEqualTo(255);
    }

    @Test
    void takesPaperInkAndAccentsFromTheTheme() {
        var palette =
                Palette.of(
                        Map.of(
                                "ivory-50", "oklch(0.98 0.01 85)",
                                "ink-900", "oklch(0.22 0.02 35)",
                                "rose-700", "oklch(0.42 0.13 12)",
                                "rose-300", "oklch(0.78 0.08 15)",
                                "night-rose", "oklch(0.3 0.05 12)",
                                "radius", "4px"),
                        "editorial");
        assertThat(palette.style()).isEqualTo(Style.PAINTERLY);
        assertThat(palette.paper().lightness()).isEqualTo(0.98);
        assertThat(palette.ink().lightness()).isEqualTo(0.22);
        assertThat(palette.accent(0).hue()).isEqualTo(12);
        assertThat(palette.accents()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void hasColoursForABrandWithoutAny() {
        var palette = Palette.of(Map.of(), "playful");
        assertThat(palette.style()).isEqualTo(Style.PLAYFUL);
        assertThat(palette.accents()).hasSizeGreaterThanOrEqualTo(4);
    }
}
