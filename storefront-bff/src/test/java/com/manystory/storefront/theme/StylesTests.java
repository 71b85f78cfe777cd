package com.manystory.storefront.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.BrandSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Promises that the style sheets, the templates and the demo brands keep together.
class StylesTests {

    private static final Path STYLES = Path.of("src/main/resources/static/css");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path DEMO = Path.of("../demo");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|\\son[a-z]+=|<style|<script>|javascript:|hx-on|hx-vals");

    @Test
    void everyPropertyHasANeutralValue() throws IOException {
        var css = read(files(STYLES, ".css"));

        assertThat(names(css, "var\\((--[a-z0-9-]+)\\)")).isSubsetOf(names(css, "(--[a-z0-9-]+):"));
    }

    @Test
    void theBundleNamesEveryStyleSheet() throws IOException {
        var names = files(STYLES, ".css").stream().map(file -> file.getFileName().toString());

        assertThat(Files.readAllLines(STYLES.resolve("order.txt")))
                .containsExactlyInAnyOrderElementsOf(names.toList());
    }

    @Test
    void templatesHoldNoInlineStyleOrScript() throws IOException {
        assertThat(files(TEMPLATES, ".jte"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(Files.readString(file)).doesNotContainPattern(INLINE));
    }

    @ParameterizedTest
    @MethodSource
    void demoBrandsCanBeRead(Path brand) throws IOException {
        var spec = JsonMapper.builder().build().readValue(Files.readString(brand), BrandSpec.class);

        assertThat(ContrastCheck.of(spec.theme())).isEmpty();
    }

    static List<Path> demoBrandsCanBeRead() throws IOException {
        return files(DEMO, "brand.json");
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
