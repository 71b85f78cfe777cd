import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Takes the guards between brands out, one at a time, in a copy of the tree, and runs the tests
/// that are to notice. A guard whose absence nobody notices fails the run.
///
/// Each `*.mutation` beside this file is one guard: lines `guard:`, `file:`, `module:` and `test:`,
/// then after a line `---` the text that is taken out, and after another what comes in its place.
/// The text must be in the file exactly once, so that a guard that moved on is noticed as well.
///
///     java Mutations.java [--check] [NAME...]
///
/// `--check` only looks whether each still applies and its test is there. The names are those of
/// the files, without their ending. `MAVEN` is the Maven that is called, `mvn` without it.
public final class Mutations {

    private static final String TESTS_FAILED = "There are test failures";

    private final Path root;

    private Mutations(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var names = new TreeSet<>(List.of(arguments));
        var checkOnly = names.remove("--check");
        var here = Path.of(System.getProperty("jdk.launcher.sourcefile", "")).toAbsolutePath();
        var folder = here.toString().endsWith(".java") ? here.getParent() : fromRoot();
        var root = folder.getParent().getParent().getParent();
        var run = new Mutations(root);
        var mutations = run.read(folder, names);
        var faults = mutations.stream().flatMap(mutation -> run.faults(mutation).stream()).toList();
        faults.forEach(System.err::println);
        if (!faults.isEmpty() || mutations.isEmpty()) {
            System.err.println(mutations.size() + " mutations, faults: " + faults.size());
            System.exit(2);
        }
        if (checkOnly) {
            System.out.println(mutations.size() + " mutations apply");
            return;
        }
        System.exit(run.run(mutations) ? 0 : 1);
    }

    private static Path fromRoot() {
        for (var root = Path.of("").toAbsolutePath(); root != null; root = root.getParent()) {
            var folder = root.resolve("tenancy/tests/mutations");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException("Start it from within the project");
    }

    private List<Mutation> read(Path folder, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var mutations = new ArrayList<Mutation>();
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".mutation")) {
                    var mutation = Mutation.parse(name.replace(".mutation", ""), file);
                    if (names.isEmpty() || names.contains(mutation.name())) {
                        mutations.add(mutation);
                    }
                }
            }
            var unknown = new TreeSet<>(names);
            mutations.forEach(mutation -> unknown.remove(mutation.name()));
            if (!unknown.isEmpty()) {
                System.err.println("There is no mutation " + String.join(", ", unknown));
                System.exit(2);
            }
            return mutations;
        }
    }

    private List<String> faults(Mutation mutation) {
        var faults = new ArrayList<String>();
        try {
            var text = Files.readString(root.resolve(mutation.file()));
            var first = text.indexOf(mutation.out());
            if (first < 0 || text.indexOf(mutation.out(), first + 1) >= 0) {
                faults.add(
                        "%s: its text is in %s %s: write it anew"
                                .formatted(
                                        mutation.name(),
                                        mutation.file(),
                                        first < 0 ? "no more" : "more than once"));
            }
            var tests = root.resolve(mutation.module()).resolve("src/test/java");
            for (var test : mutation.test().split(",")) {
                try (var files = Files.walk(tests)) {
                    if (files.noneMatch(file -> file.endsWith(test + ".java"))) {
                        faults.add(
                                "%s: there is no %s in %s"
                                        .formatted(mutation.name(), test, mutation.module()));
                    }
                }
            }
        } catch (IOException e) {
            faults.add("%s: %s".formatted(mutation.name(), e));
        }
        return faults;
    }

    /// @return whether every guard's absence was noticed
    private boolean run(List<Mutation> mutations) throws IOException, InterruptedException {
        var copy = Files.createTempDirectory("mutations-");
        try {
            TreeCopy.make(root, copy);
            if (!passUnchanged(copy, mutations)) {
                return false;
            }
            var results = new LinkedHashMap<Mutation, Result>();
            for (var mutation : mutations) {
                var result = apply(copy, mutation);
                results.put(mutation, result);
                System.out.println(row(mutation, result));
            }
            var survivors = results.values().stream().filter(result -> !result.caught()).count();
            System.out.println();
            results.forEach((mutation, result) -> System.out.println(row(mutation, result)));
            System.out.printf("%d guards taken out, %d not noticed%n", results.size(), survivors);
            return survivors == 0;
        } finally {
            TreeCopy.delete(copy);
        }
    }

    /// A test that fails anyway would notice nothing.
    private boolean passUnchanged(Path copy, List<Mutation> mutations)
            throws IOException, InterruptedException {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (var mutation : mutations) {
            tests.computeIfAbsent(mutation.module(), _ -> new TreeSet<>())
                    .addAll(List.of(mutation.test().split(",")));
        }
        for (var module : tests.entrySet()) {
            var named = String.join(",", module.getValue());
            var log = copy.resolve("unchanged.log");
            if (test(copy, module.getKey(), named, log) != 0) {
                System.err.printf("%s fails as it is: %s%n", module.getKey(), named);
                Files.readString(log, UTF_8).lines().filter(Mutations::tells).forEach(System.err::println);
                return false;
            }
        }
        return true;
    }

    private static Result apply(Path copy, Mutation mutation)
            throws IOException, InterruptedException {
        var file = copy.resolve(mutation.file());
        var before = Files.readString(file);
        var log = copy.resolve(mutation.name() + ".log");
        var started = Instant.now();
        try {
            Files.writeString(file, before.replace(mutation.out(), mutation.in()));
            var status = test(copy, mutation.module(), mutation.test(), log);
            var text = Files.readString(log, UTF_8);
            var how =
                    status == 0
                            ? "NOT NOTICED"
                            : text.contains(TESTS_FAILED) ? "caught" : "NOT BUILT";
            if (how.equals("NOT BUILT")) {
                text.lines().filter(Mutations::tells).limit(10).forEach(System.err::println);
            }
            return new Result(how, Duration.between(started, Instant.now()));
        } finally {
            Files.writeString(file, before);
        }
    }

    private static boolean tells(String line) {
        return line.contains("[ERROR]");
    }

    private static int test(Path copy, String module, String test, Path log)
            throws IOException, InterruptedException {
        var maven = System.getenv().getOrDefault("MAVEN", "mvn");
        return new ProcessBuilder(
                        maven,
                        "-B",
                        "-pl",
                        module,
                        "-am",
                        "verify",
                        "-Dtest=" + test,
                        "-Dit.test=" + test,
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dfailsafe.failIfNoSpecifiedTests=false",
                        "-Dspotless.check.skip",
                        "-Derror-prone.options=-XepDisableAllChecks")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    private static String row(Mutation mutation, Result result) {
        return "%-12s %4d s  %-58s %s"
                .formatted(
                        result.how(),
                        result.took().toSeconds(),
                        mutation.guard(),
                        mutation.test());
    }

    private record Result(String how, Duration took) {

        boolean caught() {
            return how.equals("caught");
        }
    }
}
