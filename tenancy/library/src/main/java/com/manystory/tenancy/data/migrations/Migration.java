package com.manystory.tenancy.data.migrations;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One migration of a kind of database.
///
/// @param version its number, such as `007`; the library's own begin with `0.`
/// @param description what it does, in the words of its file's name
/// @param kind whether code of the release before works with what it leaves
/// @param since of a contract migration, the first release whose code no longer needs what it takes
///   away; null for the others
@JsonIgnoreProperties(ignoreUnknown = true)
public record Migration(String version, String description, Kind kind, @Nullable String since) {

    private static final Pattern NAME = Pattern.compile("V(\\d[\\d._]*)__(.+)\\.sql");
    private static final Pattern CONTRACT =
            Pattern.compile("--\\s*contract\\s+since\\s+(\\w+(?:[.-]\\w+)*).*");

    /// What it does to code that knows nothing of it.
    public enum Kind {
        /// It only adds: the release before works on with it.
        EXPAND,
        /// It takes away what older releases need.
        CONTRACT
    }

    /// Reads the migration of a file. One that has a line `-- contract since 1.4.0` among the
    /// comments that it begins with is a contract migration.
    ///
    /// @throws IllegalStateException when the name isn't one of a migration
    public static Migration read(String fileName, String sql) {
        var parts = NAME.matcher(fileName);
        if (!parts.matches()) {
            throw new IllegalStateException(
                    "Migration %s isn't named V<version>__<description>.sql".formatted(fileName));
        }
        var since = since(sql);
        return new Migration(
                parts.group(1).replace('_', '.'),
                parts.group(2).replace('_', ' '),
                since.isPresent() ? Kind.CONTRACT : Kind.EXPAND,
                since.orElse(null));
    }

    private static Optional<String> since(String sql) {
        return Arrays.stream(sql.split("\n"))
                .map(String::strip)
                .takeWhile(line -> line.isEmpty() || line.startsWith("--"))
                .map(CONTRACT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
