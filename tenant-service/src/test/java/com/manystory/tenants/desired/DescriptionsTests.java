package com.manystory.tenants.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.ColourRole;
import com.manystory.tenancy.brand.Component;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.brand.Quota;
import com.manystory.tenancy.brand.ThemeToken;
import com.manystory.tenancy.brand.ThemeToken.Section;
import com.manystory.tenancy.brand.WordKeys;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// That the API's description and the guide name what a desired state can hold, and nothing else.
class DescriptionsTests {

    private static final Path GUIDE = Path.of("../docs/add-a-brand.md");
    private static final Pattern QUOTED = Pattern.compile("`([^` ]+)`");

    @Test
    void nameEveryQuota() throws IOException {
        assertThat(quoted(description(DesiredState.class, "quotas")))
                .containsExactlyInAnyOrderElementsOf(
                        with(Quota.names(), List.of("manystory.limits.*")));
        assertThat(firsts("## Limits")).containsExactlyInAnyOrderElementsOf(Quota.names());
    }

    @Test
    void nameEverySwitch() throws IOException {
        assertThat(quoted(description(DesiredFeatures.class, "switches")))
                .containsExactlyInAnyOrderElementsOf(Feature.names());
        assertThat(firsts("### Switches")).containsExactlyInAnyOrderElementsOf(Feature.names());
    }

    @Test
    void nameEveryColourRole() throws IOException {
        assertThat(quoted(description(DesiredTheme.class, "light")))
                .containsAll(ColourRole.names())
                .isSubsetOf(with(ColourRole.names(), List.of("on-X", "X")));
        assertThat(firsts("### Colour roles"))
                .containsExactlyInAnyOrderElementsOf(ColourRole.names());
    }

    @Test
    void nameEveryComponentWithItsVariants() throws IOException {
        var variants = Arrays.stream(Component.values()).flatMap(c -> c.variants().stream());
        assertThat(quoted(description(DesiredTheme.class, "layout")))
                .containsExactlyInAnyOrderElementsOf(with(Component.names(), variants.toList()));
        assertThat(rows("### Components"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Component.values())
                                .map(c -> with(Set.of(c.key()), c.variants()))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void nameEveryTokenOfASection(Section section) throws IOException {
        var tokens = ThemeToken.of(section);
        var words = tokens.values().stream().flatMap(token -> token.words().stream());
        assertThat(quoted(description(DesiredTheme.class, section.name().toLowerCase(Locale.ROOT))))
                .containsExactlyInAnyOrderElementsOf(with(tokens.keySet(), words.toList()));
        var prefix = section.name().toLowerCase(Locale.ROOT) + ".";
        assertThat(quoted(section("### Tokens")).stream().filter(name -> name.startsWith(prefix)))
                .containsExactlyInAnyOrderElementsOf(
                        tokens.keySet().stream().map(prefix::concat).toList());
    }

    @Test
    void nameEveryWord() throws IOException {
        assertThat(quoted(section("### Words")))
                .containsAll(WordKeys.all())
                .isSubsetOf(with(WordKeys.all(), List.of("vocabulary", "{0}", "MessageFormat")));
    }

    private static String description(Class<?> type, String field) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .map(component -> component.getAccessor().getAnnotation(Schema.class).description())
                .collect(Collectors.joining());
    }

    /// The first name in each row of a section's table.
    private static List<String> firsts(String heading) throws IOException {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();
    }

    /// All names of each row of a section's table.
    private static List<Set<String>> rows(String heading) throws IOException {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(DescriptionsTests::quoted)
                .toList();
    }

    private static String section(String heading) throws IOException {
        var parts = Files.readString(GUIDE).split("(?m)^(?=#{2,3} )");
        return Stream.of(parts)
                .filter(part -> part.startsWith(heading + "\n"))
                .collect(Collectors.joining());
    }

    private static Set<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> with(Collection<String> names, Collection<String> others) {
        var all = new TreeSet<>(names);
        all.addAll(others);
        return all;
    }
}
