package com.manystory.tenancy.test.migrations;

import com.manystory.tenancy.data.migrations.Migration;
import com.manystory.tenancy.data.migrations.Migration.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Checks that each migration of a service only adds, without keeping a brand's traffic waiting, so
/// that the release before works on while databases are migrated one after the other. What takes
/// away says so in its header (docs/migrations.md):
///
/// ```java
/// MigrationRules.of("db/migration").exempt("001", "002").check();
/// ```
public final class MigrationRules {

    private final TreeMap<String, String> files;
    private final Set<String> exempt;

    private MigrationRules(TreeMap<String, String> files, Set<String> exempt) {
        this.files = files;
        this.exempt = exempt;
    }

    /// The migrations in a folder of the class path.
    public static MigrationRules of(String folder) {
        var files = new TreeMap<String, String>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + folder + "/**/*.sql")) {
                files.put(name(file), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the migrations in " + folder, e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("There are no migrations in " + folder);
        }
        return new MigrationRules(files, Set.of());
    }

    static MigrationRules of(String fileName, String sql) {
        return new MigrationRules(new TreeMap<>(java.util.Map.of(fileName, sql)), Set.of());
    }

    MigrationRules and(String fileName, String sql) {
        var all = new TreeMap<>(files);
        all.put(fileName, sql);
        return new MigrationRules(all, exempt);
    }

    /// Leaves out the migrations that are older than the rule, by version.
    public MigrationRules exempt(String... versions) {
        return new MigrationRules(files, Set.of(versions));
    }

    /// Fails when a migration does what it may not.
    ///
    /// @throws AssertionError that names each such statement, why, and what to do instead
    public void check() {
        var violations = violations();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "Migrations that old and new code can't both live with:\n"
                            + String.join("\n", violations));
        }
    }

    List<String> violations() {
        var violations = new ArrayList<String>();
        var unknown = new TreeSet<>(exempt);
        var rules = new StatementRules();
        files.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                file -> Version.of(Migration.read(file.getKey(), "").version())))
                .forEach(file -> {
                    var migration = Migration.read(file.getKey(), file.getValue());
                    var judged =
                            !unknown.remove(migration.version()) && migration.kind() == Kind.EXPAND;
                    for (var refusal : rules.judge(file.getValue())) {
                        if (judged) {
                            violations.add(file.getKey() + ": " + refusal);
                        }
                    }
                });
        unknown.forEach(
                version -> violations.add("There is no migration " + version + " to exempt"));
        return violations;
    }

    private static String name(Resource file) {
        return Objects.requireNonNullElse(file.getFilename(), "");
    }

    private record Version(List<Integer> parts) implements Comparable<Version> {

        static Version of(String version) {
            return new Version(
                    java.util.Arrays.stream(version.split("\\.")).map(Integer::valueOf).toList());
        }

        @Override
        public int compareTo(Version other) {
            return java.util.Arrays.compare(
                    parts.stream().mapToInt(i -> i).toArray(),
                    other.parts.stream().mapToInt(i -> i).toArray());
        }
    }
}
