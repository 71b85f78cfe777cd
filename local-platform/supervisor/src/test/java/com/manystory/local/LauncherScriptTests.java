package com.manystory.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./manystory` does before anything of ours runs: in a tree with one source, with a Maven
/// that notes its calls and a JDK whose Java does nothing.
class LauncherScriptTests {

    private static final Path SCRIPT = Path.of("../../manystory");

    @TempDir Path root;
    private Path source;

    @BeforeEach
    void plant() throws IOException {
        Files.copy(SCRIPT, root.resolve("manystory"));
        source = folder("tenancy/src/main").resolve("Word.java");
        Files.writeString(source, "aster");
        Files.writeString(root.resolve("pom.xml"), "");
        for (var module :
                new String[] {
                    "tenant-service",
                    "catalog-service",
                    "payment-service",
                    "storefront-bff",
                    "admin-console",
                    "local-platform/supervisor/target"
                }) {
            folder(module);
        }
        program(
                "maven/bin/mvn",
                "echo built >> '%s'; touch '%s'"
                        .formatted(
                                root.resolve("builds"),
                                root.resolve(
                                        "local-platform/supervisor/target/local-supervisor.jar")));
        program("jdk/bin/javac", "echo javac 25.0.1");
        program("jdk/bin/java", "exit 1");
    }

    @Test
    void buildsWhatChangedEvenWithinAMinuteAndByNoByte() throws Exception {
        run("up", "--detach");
        run("up", "--detach");
        assertThat(root.resolve("builds")).hasContent("built");

        Files.writeString(source, "aster".replace('a', 'A'));
        run("up", "--detach");
        assertThat(root.resolve("builds")).hasContent("built\nbuilt");
    }

    @Test
    void saysBeforeItBuildsThatTheDiskIsNearlyFull() throws Exception {
        program("bin/df", "echo 'Filesystem blocks'; echo '/dev/sda1 10240 5120 5120 50% /'");

        assertThat(run("up", "--detach"))
                .contains("The disk is nearly full: 5 MiB are free at " + root);
        assertThat(root.resolve("builds")).doesNotExist();
    }

    @Test
    void tellsWhichJdkItUses() throws Exception {
        assertThat(run("jdk")).isEqualTo(root.resolve("jdk") + "\n");
    }

    private String run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("/bin/sh", "./manystory"));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("MANYSTORY_HOME", root.resolve("state").toString());
        environment.put("MANYSTORY_JAVA_HOME", root.resolve("jdk").toString());
        environment.put("MAVEN_HOME", root.resolve("maven").toString());
        environment.merge("PATH", root.resolve("bin") + ":", (path, own) -> own + path);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(said).isTrue();
        return said;
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private void program(String name, String script) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
