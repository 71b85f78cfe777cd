package com.manystory.local.service;

import com.manystory.local.LocalPlatformException;
import com.manystory.local.Ports;
import com.manystory.local.StateFolder;
import com.manystory.local.process.HealthCheck;
import com.manystory.local.process.ProcessSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A service's jar, extracted as it is in the deployed image, with an ahead-of-time cache (JEP 514)
/// that a training run makes once for each build of the jar.
public final class Application {

    private final Service service;
    private final StateFolder state;
    private final Path home;
    private final String java;
    private final boolean optimized;

    private Application(
            Service service, StateFolder state, Path home, String java, boolean optimized) {
        this.service = service;
        this.state = state;
        this.home = home;
        this.java = java;
        this.optimized = optimized;
    }

    /// Extracts the service's jar unless this very jar already is.
    ///
    /// @param optimized whether both compilers work on its code
    public static Application extract(
            Service service, StateFolder state, Path projectRoot, String java, boolean optimized) {
        var home = new Extraction(service, state, projectRoot, java).run();
        return new Application(service, state, home, java, optimized);
    }

    public Service service() {
        return service;
    }

    /// Whether the cache of this build is made.
    boolean isTrained() {
        return Files.exists(cache());
    }

    /// Makes the cache by a run that ends as soon as the application context is ready. Without it
    /// the service starts too, only slower.
    ///
    /// @param onStart told of the run's process, so that it is stopped with everything else
    /// @throws LocalPlatformException when there is no cache in the end
    void train(Map<String, String> environment, Consumer<Process> onStart) {
        var temporary = home.resolve("training.aot");
        var log = "training-" + service.name() + ".log";
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(options());
        command.add("-XX:AOTCacheOutput=" + temporary);
        command.add("-Dspring.context.exit=onRefresh");
        command.add("-jar");
        command.add(service.jar().getFileName().toString());
        new Errand(command, home, environment, state.path("logs", log))
                .run("The training run of " + service.name() + " failed", onStart);
        try {
            Files.move(temporary, cache(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /// The same for training and running: the cache is only used when they agree. The second
    /// compiler pays under load only, and takes a third of the CPU until all services are up.
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
        if (!optimized) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }

    private Path cache() {
        return home.resolve(optimized ? "optimized.aot" : "application.aot");
    }
}
