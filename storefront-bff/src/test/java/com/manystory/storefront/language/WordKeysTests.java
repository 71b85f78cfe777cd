package com.manystory.storefront.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.WordKeys;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That the control plane takes the very words that pages have.
class WordKeysTests {

    private static final Pattern ASKED =
            Pattern.compile(
                    "[wW]ords(?:\\(visit\\)|\\(\\))?\\.(?:get|getOr|has)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][a-z.-]*[.])\"\\s*\\+");

    @Test
    void holdEveryWordOfTheProduct() throws IOException {
        assertThat(WordKeys.all()).containsAll(product());
    }

    @Test
    void holdEveryWordThatAPageAsksFor() throws IOException {
        assertThat(found(ASKED)).isNotEmpty().isSubsetOf(WordKeys.all());
    }

    @Test
    void holdNothingThatNoPageAsksFor() throws IOException {
        var sources = sources();
        var prefixes = found(PREFIX);

        assertThat(WordKeys.all())
                .filteredOn(key -> !sources.contains('"' + key + '"'))
                .filteredOn(key -> prefixes.stream().noneMatch(key::startsWith))
                .isEmpty();
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(sources())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        var text = new StringBuilder();
        for (var root : new String[] {"src/main/jte", "src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }

    private static Set<String> product() throws IOException {
        var keys = new Properties();
        var name = "/com/manystory/storefront/messages.properties";
        try (var in = Objects.requireNonNull(WordKeysTests.class.getResourceAsStream(name))) {
            keys.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return keys.stringPropertyNames();
    }
}
