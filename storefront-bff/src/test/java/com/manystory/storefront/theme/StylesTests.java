package com.manystory.storefront.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.ColourRole;
import com.manystory.tenancy.brand.Component;
import com.manystory.tenancy.brand.ThemeToken;
import com.manystory.tenancy.brand.ThemeToken.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Promises that the style sheets and the templates keep together.
class StylesTests {

    private static final Path STYLES = Path.of("src/main/resources/static/css");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    /// What becomes the steps of the type scale, or an attribute.
    private static final Set<ThemeToken> STEPS =
            Set.of(ThemeToken.BASE, ThemeToken.SCALE, ThemeToken.MOTION);

    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|\\son[a-z]+=|<style|<script>|javascript:|hx-on|hx-vals");

    @Test
    void everyPropertyHasANeutralValue() throws IOException {
        var css = read(files(STYLES, ".css"));

        assertThat(names(css, "var\\((--[a-z0-9-]+)\\)")).isSubsetOf(names(css, "(--[a-z0-9-]+):"));
    }

    @Test
    void everyRoleAndTokenOfThemesIsReadAndHasANeutralValue() throws IOException {
        var css = read(files(STYLES, ".css"));
        var tokens =
                Stream.of(Section.TYPE, Section.SHAPE, Section.MOTION)
                        .flatMap(section -> ThemeToken.of(section).entrySet().stream())
                        .filter(token -> !STEPS.contains(token.getValue()))
                        .map(token -> "--" + ThemeStylesheet.kebab(token.getKey()));
        var names = Stream.concat(ColourRole.names().stream().map("--"::concat), tokens).toList();

        assertThat(names(css, "var\\((--[a-z0-9-]+)")).containsAll(names);
        assertThat(names(css, "(--[a-z0-9-]+):")).containsAll(names);
    }

    @ParameterizedTest
    @EnumSource
    void everyVariantOfAComponentIsDrawn(Component component) throws IOException {
        var drawn = read(files(STYLES, ".css")) + read(files(TEMPLATES, ".jte"));

        assertThat(drawn).contains("look.variant(\"%s\")".formatted(component.key()));
        assertThat(component.variants().stream().filter(v -> !v.equals(component.neutral())))
                .allSatisfy(variant ->
                        assertThat(drawn)
                                .contains("data-%s=\"%s\"".formatted(component.key(), variant)));
    }

    @Test
    void everyMotionIsDrawn() throws IOException {
        var css = read(files(STYLES, ".css"));

        assertThat(ThemeToken.MOTION.words().stream().skip(1))
                .isNotEmpty()
                .allSatisfy(
                        style -> assertThat(css).contains("data-motion=\"%s\"".formatted(style)));
    }

    @Test
    void everyComponentIsInOneStyleSheet() throws IOException {
        var names = files(STYLES, ".css").stream().map(file -> file.getFileName().toString());

        assertThat(read(files(STYLES, ".txt")).lines())
                .containsExactlyInAnyOrderElementsOf(names.toList());
    }

    @Test
    void templatesHoldNoInlineStyleOrScript() throws IOException {
        assertThat(files(TEMPLATES, ".jte"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(Files.readString(file)).doesNotContainPattern(INLINE));
    }

    private static String read(List<Path> files) throws IOException {
        var text = new StringBuilder();
        for (var file : files) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }

    private static TreeSet<String> names(String css, String pattern) {
        return Pattern.compile(pattern)
                .matcher(css)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }
}
