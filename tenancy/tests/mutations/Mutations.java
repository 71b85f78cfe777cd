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

/// Takes the guards between brands out, one at a time, in a built copy of the tree, and runs the
/// tests that are to notice. A guard whose absence nobody notices fails the run.
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

    private static final int TESTS_FAILED = 1;

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
            for (var test : mutation.tests()) {
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
        var tests = new TreeMap<String, Set<String>>();
        mutations.forEach(mutation ->
                tests.computeIfAbsent(mutation.module(), _ -> new TreeSet<>())
                        .addAll(mutation.tests()));
        try (var copy = new BuiltCopy(root)) {
            copy.build(tests.keySet());
            if (!passUnchanged(copy, tests)) {
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
        }
    }

    /// A test that fails anyway would notice nothing.
    private static boolean passUnchanged(BuiltCopy copy, Map<String, Set<String>> tests)
            throws IOException, InterruptedException {
        for (var module : tests.entrySet()) {
            var log = copy.log("unchanged");
            if (copy.test(module.getKey(), module.getValue(), log) != 0) {
                System.err.printf("%s fails as it is:%n", module.getKey());
                last(log).forEach(System.err::println);
                return false;
            }
        }
        return true;
    }

    private static Result apply(BuiltCopy copy, Mutation mutation)
            throws IOException, InterruptedException {
        var log = copy.log(mutation.name());
        var started = Instant.now();
        var how = "NOT BUILT";
        try {
            var before = copy.change(mutation, log);
            try {
                how =
                        switch (copy.test(mutation.module(), mutation.tests(), log)) {
                            case 0 -> "NOT NOTICED";
                            case TESTS_FAILED -> "caught";
                            default -> "NOT RUN";
                        };
            } finally {
                copy.restore(before);
            }
        } catch (IllegalStateException unbuilt) {
            last(log).forEach(System.err::println);
        }
        return new Result(how, Duration.between(started, Instant.now()));
    }

    private static List<String> last(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            var all = lines.toList();
            return all.subList(Math.max(0, all.size() - 60), all.size());
        }
    }

    private static String row(Mutation mutation, Result result) {
        return "%-12s %4d s  %-58s %s"
                .formatted(
                        result.how(),
                        result.took().toSeconds(),
                        mutation.guard(),
                        String.join(",", mutation.tests()));
    }

    private record Result(String how, Duration took) {

        boolean caught() {
            return how.equals("caught");
        }
    }
}
