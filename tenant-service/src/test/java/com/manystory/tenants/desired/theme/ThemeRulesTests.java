package com.manystory.tenants.desired.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.Oklch;
import com.manystory.tenants.desired.DesiredStates;
import com.manystory.tenants.desired.Violations;
import com.manystory.tenants.desired.Violations.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "light": {"inc": "ink"}               | /theme/light/inc           | Did you mean "ink"
                    "dark": {"background": "ink"}         | /theme/dark/background     | isn't one of accent
                    "type": {"display": "playfare"}       | /theme/type/display        | Did you mean "playfair"
                    "type": {"text": "Comic Sans"}        | /theme/type/text           | isn't one of commissioner
                    "type": {"displaySize": "2rem"}       | /theme/type/displaySize    | isn't one of base
                    "type": {"base": "17px"}              | /theme/type/base           | such as 1.0625rem
                    "type": {"scale": "large"}            | /theme/type/scale          | from 1 to 2
                    "type": {"textWeight": "bold"}        | /theme/type/textWeight     | from 1 to 1000
                    "type": {"labelCase": "upper"}        | /theme/type/labelCase      | isn't one of
                    "shape": {"radiusCards": "1rem"}      | /theme/shape/radiusCards   | Did you mean "radiusCard"
                    "shape": {"border": "thick"}          | /theme/shape/border        | a length
                    "shape": {"shadowCard": "0 1px 2px oklch(0"} | /theme/shape/shadowCard | none or a shadow
                    "layout": {"heros": "cover"}          | /theme/layout/heros        | Did you mean "hero"
                    "layout": {"hero": "editorial"}       | /theme/layout/hero         | board, cover and plain
                    "layout": {"card": "magasine"}        | /theme/layout/card         | Did you mean "magazine"
                    "imagery": {"style": "photo"}         | /theme/imagery/style       | painterly and playful
                    "imagery": {"crop": "round"}          | /theme/imagery/crop        | landscape, none
                    "imagery": {"light": "dusk"}          | /theme/imagery/light       | crop and style
                    "motion": {"style": "jump"}           | /theme/motion/style        | none and spring
                    "motion": {"duration": "soon"}        | /theme/motion/duration     | a time
                    "motion": {"ease": "bouncy"}          | /theme/motion/ease         | an easing
                    """)
    void refusesWhatNoPageKnows(String fragment, String pointer, String help) {
        assertThat(violations(PALETTE + ", " + fragment))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo(pointer);
                    assertThat(violation.detail()).contains(help);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "0 2px 8px #0003",
                "0 0.35rem 0 var(--shadow)",
                "0 1px 2px rgba(0, 0, 0, 0.2), inset 0 0 0 1px var(--line)"
            })
    void acceptsShadowsAsStyleSheetsWriteThem(String shadow) {
        assertThat(violations("\"shape\": {\"shadowCard\": \"%s\"}".formatted(shadow))).isEmpty();
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
