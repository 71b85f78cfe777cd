package com.manystory.storefront.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.Oklch;
import com.manystory.tenancy.brand.Theme;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThemeStylesheetTests {

    @Test
    void givesRolesTheColoursOfTheirSteps() {
        var css = ThemeStylesheet.render(theme(Map.of("accent", "rose-700"), Map.of(), Map.of()));

        assertThat(css).contains("--accent: oklch(0.41 0.128 12);").doesNotContain("@media");
    }

    @Test
    void findsTextForASurfaceThatTheBrandGaveNone() {
        var css = ThemeStylesheet.render(theme(Map.of("accent", "rose-700"), Map.of(), Map.of()));

        var text = css.replaceAll("(?s).*--on-accent: ([^;]+);.*", "$1");
        var rose = new Oklch(0.41, 0.128, 12);
        assertThat(Oklch.parse(text).orElseThrow().contrast(rose)).isGreaterThanOrEqualTo(4.45);
    }

    @Test
    void writesTheDarkSchemeWhenThereIsOne() {
        var dark = Map.of("accent", "rose-700");
        var css = ThemeStylesheet.render(theme(Map.of(), dark, Map.of()));

        assertThat(css)
                .containsSubsequence(
                        "@media (prefers-color-scheme: dark)", "--accent: oklch(0.41 0.128 12);");
    }

    @Test
    void leavesOutWhatCouldEndItsDeclaration() {
        var shape =
                Map.of(
                        "radius", "0; } body { display: none",
                        "x} y", "1px",
                        "shadowCard", "url(https://elsewhere.example/)",
                        "radiusCard", "1.5rem");
        var css = ThemeStylesheet.render(theme(Map.of(), Map.of(), shape));

        assertThat(css).isEqualTo(":root {\n  --radius-card: 1.5rem;\n}\n");
    }

    @Test
    void leavesOutWhatNoPageKnows() {
        var light = Map.of("acent", "rose-700", "ink", "rose-800", "x} y", "rose-700");
        var css = ThemeStylesheet.render(theme(light, Map.of(), Map.of("radiuses", "1px")));

        assertThat(css).isEqualTo(":root {\n}\n");
    }

    @Test
    void growsTypeByTheBrandsRatio() {
        var css = new StringBuilder();

        new TypeScale(1, 1.25).write(css);

        assertThat(css)
                .contains("--step-0: clamp(1.0000rem")
                .contains("--step-2: clamp(")
                .contains("1.5625rem");
    }

    private static Theme theme(
            Map<String, String> light, Map<String, String> dark, Map<String, String> shape) {
        var palette = Map.of("rose-700", "oklch(0.41 0.128 12)");
        var none = Map.<String, String>of();
        return new Theme(palette, light, dark, none, shape, none, none, none, Theme.DEFAULT.logo());
    }
}
