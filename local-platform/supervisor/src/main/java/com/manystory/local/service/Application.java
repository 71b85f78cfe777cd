package com.manystory.local.service;

import com.manystory.local.LocalPlatformException;
import com.manystory.local.Ports;
import com.manystory.local.StateFolder;
import com.manystory.local.process.HealthCheck;
import com.manystory.local.process.ProcessSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A service's jar, extracted as it is in the deployed image, with an ahead-of-time cache (JEP 514)
/// that a training run makes once for each build of the jar.
public final class Application {

    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(5);

    private final Service service;
    private final StateFolder state;
    private final Path home;
    private final String java;

    private Application(Service service, StateFolder state, Path home, String java) {
        this.service = service;
        this.state = state;
        this.home = home;
        this.java = java;
    }

    /// Extracts the service's jar unless this very jar already is.
    public static Application extract(
            Service service, StateFolder state, Path projectRoot, String java) {
        var jar = projectRoot.resolve(service.jar());
        if (!Files.exists(jar)) {
            throw new LocalPlatformException(
                    "%s is missing. Build it with `./manystory up`, or `mvn package`."
                            .formatted(projectRoot.relativize(jar)));
        }
        var apps = state.folder("apps");
        var home = apps.resolve(service.name() + "-" + fingerprint(jar));
        if (!Files.exists(home)) {
            deleteOthers(apps, service.name());
            var temporary = apps.resolve(service.name() + ".tmp");
            delete(temporary);
            run(
                    List.of(
                            java,
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            temporary.toString()),
                    apps,
                    Map.of(),
                    state.path("logs", "extract-" + service.name() + ".log"),
                    "The jar of " + service.name() + " can't be extracted",
                    _ -> {});
            move(temporary, home);
        }
        return new Application(service, state, home, java);
    }

    public Service service() {
        return service;
    }

    /// Whether the cache of this build is made.
    public boolean isTrained() {
        return Files.exists(cache());
    }

    /// Makes the cache by a run that ends as soon as the application context is ready. Without it
    /// the service starts too, only slower.
    ///
    /// @param onStart told of the run's process, so that it is stopped with everything else
    /// @throws LocalPlatformException when there is no cache in the end
    public void train(Map<String, String> environment, Consumer<Process> onStart) {
        var temporary = home.resolve("training.aot");
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(options());
        command.add("-XX:AOTCacheOutput=" + temporary);
        command.add("-Dspring.context.exit=onRefresh");
        command.add("-jar");
        command.add(service.jar().getFileName().toString());
        run(
                command,
                home,
                environment,
                state.path("logs", "training-" + service.name() + ".log"),
                "The training run of " + service.name() + " failed",
                onStart);
        move(temporary, cache());
    }

    /// How to run the service.
    public ProcessSpec process(Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(options());
        if (isTrained()) {
            command.add("-XX:AOTCache=" + cache());
        }
        command.add("-jar");
        command.add(service.jar().getFileName().toString());
        return new ProcessSpec(
                service.name(),
                command,
                environment,
                home,
                service.port(),
                "TERM",
                Duration.ofSeconds(20),
                HealthCheck.http(
                        URI.create(
                                "http://127.0.0.1:%d/actuator/health/readiness"
                                        .formatted(service.port() + Ports.MANAGEMENT_OFFSET))));
    }

    /// The same for training and running: the cache is only used when they agree. Where no visitor
    /// waits, the second compiler's work never pays.
    private List<String> options() {
        var options =
                new ArrayList<>(
                        List.of(
                                "-Xmx224m",
                                "-Xss512k",
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:ReservedCodeCacheSize=96m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dfile.encoding=UTF-8",
                                "-Duser.timezone=UTC"));
        if (!service.serving()) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }

    private Path cache() {
        return home.resolve("application.aot");
    }

    private static String fingerprint(Path jar) {
        try (var in =
                new DigestInputStream(
                        Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void run(
            List<String> command,
            Path folder,
            Map<String, String> environment,
            Path log,
            String failure,
            Consumer<Process> onStart) {
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            onStart.accept(process);
            if (!process.waitFor(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LocalPlatformException(failure + ": it took too long, see " + log);
            }
            if (process.exitValue() != 0) {
                throw new LocalPlatformException(failure + ", see " + log);
            }
        } catch (IOException e) {
            throw new LocalPlatformException(failure + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPlatformException(failure + ": interrupted", e);
        }
    }

    private static void deleteOthers(Path apps, String name) {
        try (var folders = Files.list(apps)) {
            folders.filter(folder ->
                            folder.getFileName().toString().matches(name + "-[0-9a-f]{16}"))
                    .forEach(Application::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
