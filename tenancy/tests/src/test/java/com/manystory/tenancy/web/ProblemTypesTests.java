package com.manystory.tenancy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/// The reference lists every type of problem that any process answers, with its status.
class ProblemTypesTests {

    private static final Path ROOT = Path.of("../..");

    /// The status and the name as they stand together wherever a problem is made. Pages that are no
    /// problems have the status OK.
    private static final Pattern MADE =
            Pattern.compile("HttpStatus\\.(?!OK\\b)([A-Z_]+),\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    private static final Pattern CONFLICT =
            Pattern.compile("\\bconflict\\(\\s*\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z-`, ]+`) \\| (\\d{3}) \\|");

    @Test
    void areAllInTheReference() {
        assertThat(inCode()).hasSizeGreaterThan(50).isEqualTo(inReference());
    }

    private static Set<String> inCode() {
        var types = new TreeSet<String>();
        inside(ROOT)
                .flatMap(folder -> Stream.concat(Stream.of(folder), inside(folder)))
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(ProblemTypesTests::sources)
                .map(ProblemTypesTests::read)
                .flatMap(ProblemTypesTests::made)
                .forEach(types::add);
        return types;
    }

    private static Stream<Path> inside(Path folder) {
        try (var all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> made(String source) {
        return Stream.concat(
                MADE.matcher(source)
                        .results()
                        .map(made ->
                                HttpStatus.valueOf(made.group(1)).value() + " " + made.group(2)),
                CONFLICT.matcher(source).results().map(made -> "409 " + made.group(1)));
    }

    private static Set<String> inReference() {
        var types = new TreeSet<String>();
        ROW.matcher(read(ROOT.resolve("docs/reference.md")))
                .results()
                .forEach(row -> {
                    for (var name : row.group(1).replace("`", "").split(", ")) {
                        types.add(row.group(2) + " " + name);
                    }
                });
        return types;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
