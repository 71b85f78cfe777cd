package com.manystory.tenants.desired.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.manystory.tenants.desired.DesiredStates;
import com.manystory.tenants.desired.Violations;
import com.manystory.tenants.desired.Violations.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeRulesTests {

    private static final String PALETTE =
            """
            "palette": {"paper": "oklch(0.98 0.01 85)", "ink": "oklch(0.22 0.02 40)",
                        "fog": "oklch(0.7 0.02 40)", "night": "oklch(0.2 0.02 40)"}
            """;

    @Test
    void acceptsLegibleText() {
        assertThat(violations(PALETTE + ", \"light\": {\"surface\": \"paper\", \"ink\": \"ink\"}"))
                .isEmpty();
    }

    @Test
    void suggestsTheNearestStepForARole() {
        assertThat(violations(PALETTE + ", \"light\": {\"surface\": \"papper\"}"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/theme/light/surface");
                    assertThat(violation.detail()).contains("Did you mean \"paper\"");
                });
    }

    @Test
    void refusesIllegibleTextAndSuggestsALightnessThatPasses() {
        var found =
                violations(
                        PALETTE
                                + ", \"light\": {\"surface\": \"paper\", \"canvas\": \"paper\","
                                + " \"muted\": \"fog\"}");

        assertThat(found)
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo("/theme/light/muted");
                    assertThat(violation.detail()).contains("4.5:1").contains("\"fog\"");
                });
        var colours = Pattern.compile("oklch\\([^)]*\\)").matcher(found.getFirst().detail());
        assertThat(colours.find()).isTrue();
        var suggested = Oklch.parse(colours.group()).orElseThrow();
        var paper = new Oklch(0.98, 0.01, 85);
        assertThat(suggested.contrast(paper)).isGreaterThanOrEqualTo(Contrast.ENOUGH);
        assertThat(suggested.withLightness(suggested.lightness() + 0.01).contrast(paper))
                .isLessThan(Contrast.ENOUGH);
    }

    @Test
    void checksTextOnCounterpartsAndTheDarkSchemeToo() {
        assertThat(
                        violations(
                                PALETTE
                                        + ", \"light\": {\"accent\": \"fog\", \"on-accent\":"
                                        + " \"paper\"}, \"dark\": {\"surface\": \"night\", \"ink\":"
                                        + " \"ink\"}"))
                .extracting(Violation::pointer)
                .containsExactly("/theme/light/on-accent", "/theme/dark/ink");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#ff0000", "oklch(1.2 0 0)", "oklch(0.5 0.9 10)", "oklch(0.5, 0.1, 10)", ""})
    void refusesColoursThatArentOklch(String colour) {
        assertThat(violations("\"palette\": {\"red\": \"%s\"}".formatted(colour)))
                .extracting(Violation::pointer)
                .containsExactly("/theme/palette/red");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0; } body { display: none",
                "url(https://evil.example/x)",
                "</style><script>",
                "red /* */",
                "a\\\\62"
            })
    void refusesTokensThatCouldBreakOutOfAStylesheet(String value) {
        assertThat(violations("\"shape\": {\"radius\": \"%s\"}".formatted(value)))
                .extracting(Violation::pointer)
                .containsExactly("/theme/shape/radius");
    }

    @Test
    void refusesIconsThatArentPaths() {
        assertThat(violations("\"logo\": {\"icon\": \"M0 0 onload=alert(1)\"}"))
                .extracting(Violation::pointer)
                .containsExactly("/theme/logo/icon");
    }

    @Test
    void computesContrastAsWcagDoes() {
        var white = new Oklch(1, 0, 0);
        var black = new Oklch(0, 0, 0);
        // sRGB #767676, the classic darkest grey that just passes on white: 4.54:1.
        var grey = new Oklch(0.5662, 0, 0);

        assertThat(white.contrast(black)).isCloseTo(21, within(0.01));
        assertThat(white.contrast(grey)).isCloseTo(4.54, within(0.03));
    }

    private static List<Violation> violations(String theme) {
        var violations = new Violations();
        new DesiredStates("localhost", Set.of("local"))
                .read(
                        """
                        {"displayName": "Aster", "locales": ["en"], "currency": "IDR",
                         "timeZone": "Asia/Jakarta", "country": "ID", "theme": {%s}}
                        """
                                .formatted(theme)
                                .getBytes(StandardCharsets.UTF_8),
                        violations);
        return violations.all();
    }
}
