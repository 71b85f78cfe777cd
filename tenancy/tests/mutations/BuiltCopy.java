import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/// A copy of the project that Maven builds once. A source that is changed afterwards is compiled
/// alone and tests are run by JUnit's console launcher, without Maven: the build of a module takes
/// longer than most of its tests.
final class BuiltCopy implements AutoCloseable {

    private static final Pattern JUNIT = Pattern.compile("junit-platform-commons-([0-9.]+)\\.jar");
    private static final String CLASSPATH = "target/tests.classpath";
    private static final String RESOURCES = "src/main/resources/";

    private final Path root;
    private final TreeMap<String, String> classpaths = new TreeMap<>();
    private String console = "";

    /// @param root the project that is copied
    BuiltCopy(Path root) throws IOException {
        this.root = Files.createTempDirectory("mutations-");
        TreeCopy.make(root, this.root);
    }

    /// Builds the modules and all that they need.
    ///
    /// @throws IllegalStateException when that fails; what Maven says is in the message
    void build(Set<String> modules) throws IOException, InterruptedException {
        maven(
                "-T2",
                "-pl",
                String.join(",", modules),
                "-am",
                "test-compile",
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + CLASSPATH,
                "-Dspotless.check.skip",
                "-Derror-prone.options=-XepDisableAllChecks");
        for (var module : modules) {
            var folder = root.resolve(module);
            classpaths.put(
                    module,
                    String.join(
                            File.pathSeparator,
                            folder.resolve("target/test-classes").toString(),
                            folder.resolve("target/classes").toString(),
                            Files.readString(folder.resolve(CLASSPATH)).strip()));
        }
        var version = JUNIT.matcher(classpaths.firstEntry().getValue());
        if (!version.find()) {
            throw new IllegalStateException("No JUnit on the class path of the tests");
        }
        var artifact = "junit-platform-console-standalone";
        maven(
                "-N",
                "dependency:copy",
                "-Dartifact=org.junit.platform:" + artifact + ":" + version.group(1),
                "-DoutputDirectory=" + root);
        console = root.resolve(artifact + "-" + version.group(1) + ".jar").toString();
    }

    /// Puts another text in the place of one in a source, and compiles it.
    ///
    /// @return what was in the files that this changed, for [#restore]
    /// @throws IllegalStateException when it doesn't compile; why is in the log
    Map<Path, byte[]> change(Mutation mutation, Path log) throws IOException {
        var source = root.resolve(mutation.file());
        var built = root.resolve(mutation.file().split("src/main/", 2)[0]).resolve("target/classes");
        var before = new HashMap<Path, byte[]>();
        keep(source, before);
        Files.writeString(source, Files.readString(source).replace(mutation.out(), mutation.in()));
        if (mutation.file().contains(RESOURCES)) {
            var resource = built.resolve(mutation.file().split(RESOURCES, 2)[1]);
            keep(resource, before);
            Files.copy(source, resource, StandardCopyOption.REPLACE_EXISTING);
        } else if (mutation.file().endsWith(".java")) {
            try (var files = Files.walk(built)) {
                for (var file : files.filter(file -> isClassOf(source, file)).toList()) {
                    keep(file, before);
                }
            }
            if (!compile(source, built, classpaths.get(mutation.module()), log)) {
                restore(before);
                throw new IllegalStateException("doesn't compile");
            }
        }
        return before;
    }

    /// Puts back what a change found.
    void restore(Map<Path, byte[]> before) throws IOException {
        for (var file : before.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    /// Runs tests of a module.
    ///
    /// @return the launcher's status: 0 when all passed, 1 when some failed, others when none ran
    int test(String module, Set<String> tests, Path log) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-Dbasedir=" + root.resolve(module),
                                "-cp",
                                classpaths.get(module) + File.pathSeparator + console,
                                "org.junit.platform.console.ConsoleLauncher",
                                "execute",
                                "--disable-banner",
                                "--details=summary",
                                "--fail-if-no-tests"));
        for (var test : classes(module, tests)) {
            command.add("--select-class=" + test);
        }
        return run(root.resolve(module), log, command);
    }

    /// Where a file of what went wrong may be written.
    Path log(String name) {
        return root.resolve(name + ".log");
    }

    @Override
    public void close() throws IOException {
        TreeCopy.delete(root);
    }

    private List<String> classes(String module, Set<String> tests) throws IOException {
        var sources = root.resolve(module).resolve("src/test/java");
        try (var files = Files.walk(sources)) {
            return files.filter(file -> tests.contains(stem(file)))
                    .map(file -> sources.relativize(file).toString())
                    .map(file -> file.substring(0, file.length() - 5).replace('/', '.'))
                    .toList();
        }
    }

    private static boolean compile(Path source, Path built, String classpath, Path log)
            throws IOException {
        try (var said = Files.newOutputStream(log)) {
            return ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    said,
                                    said,
                                    "-proc:none",
                                    "-parameters",
                                    "-nowarn",
                                    "-d",
                                    built.toString(),
                                    "-cp",
                                    built + File.pathSeparator + classpath,
                                    source.toString())
                    == 0;
        }
    }

    private static void keep(Path file, Map<Path, byte[]> before) throws IOException {
        before.put(file, Files.readAllBytes(file));
    }

    private static boolean isClassOf(Path source, Path file) {
        var found = file.getFileName().toString();
        return found.equals(stem(source) + ".class") || found.startsWith(stem(source) + "$");
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private void maven(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(System.getenv().getOrDefault("MAVEN", "mvn"));
        command.add("-B");
        command.addAll(List.of(arguments));
        var log = log("build");
        if (run(root, log, command) != 0) {
            throw new IllegalStateException(
                    String.join(
                            "\n",
                            Files.readString(log, UTF_8)
                                    .lines()
                                    .filter(line -> line.contains("[ERROR]"))
                                    .toList()));
        }
    }

    private static int run(Path folder, Path log, List<String> command)
            throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }
}
