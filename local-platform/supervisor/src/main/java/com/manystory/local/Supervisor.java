package com.manystory.local;

import com.manystory.local.platform.DemoOnboarding;
import com.manystory.local.platform.OperatorClient;
import com.manystory.local.process.Guardian;
import com.manystory.local.process.ManagedProcess;
import com.manystory.local.process.ProcessSpec;
import com.manystory.local.process.ProcessTable;
import com.manystory.local.service.Application;
import com.manystory.local.service.Services;
import com.manystory.local.store.Postgres;
import com.manystory.local.store.Redis;
import com.manystory.local.store.Sqs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Starts the stores, then the services, watches them until it is told to stop, and stops them in
/// the opposite order.
final class Supervisor {

    private static final Duration STORE_LIMIT = Duration.ofSeconds(60);
    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(180);
    private static final int TRAININGS_AT_ONCE = 2;
    private static final int HOPELESS_RESTARTS = 3;

    private final Path projectRoot;
    private final StateFolder state;
    private final Ports ports;
    private final Console console;
    private final UpOptions options;
    private final ProcessTable table;
    private final List<ManagedProcess> stores = new ArrayList<>();
    private final List<ManagedProcess> services = new ArrayList<>();
    private final List<ManagedProcess> started = new ArrayList<>();
    private final List<Process> trainings = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private @Nullable Guardian guardian;

    Supervisor(
            Path projectRoot, StateFolder state, Ports ports, Console console, UpOptions options) {
        this.projectRoot = projectRoot;
        this.state = state;
        this.ports = ports;
        this.console = console;
        this.options = options;
        this.table = new ProcessTable(state.path("run", "processes.json"));
    }

    /// Runs the platform until the process is asked to end.
    void run() throws IOException, InterruptedException {
        state.open();
        state.lock();
        Files.deleteIfExists(state.path("run", "ready"));
        Guardian.clean(table);
        new PortCheck(ports).run();
        Files.writeString(
                state.path("run", "supervisor.pid"), Long.toString(ProcessHandle.current().pid()));
        table.write(List.of());
        guardian = Guardian.start(state.folder("run"), table);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        options.watched().ifPresent(this::endWith);
        var began = System.nanoTime();
        start();
        console.say("Ready after %.1f s.".formatted((System.nanoTime() - began) / 1e9));
        console.say(new Addresses(ports, state, console).table());
        Files.writeString(state.path("run", "ready"), "");
        stopped.await();
    }

    private void start() throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var secrets = new Secrets(state);
        var postgres = new Postgres(state, secrets, ports.postgres());
        var redis = new Redis(state, secrets, ports.redis());
        var sqs = new Sqs(state, ports.sqs(), java);
        console.say("Starting PostgreSQL, Redis and SQS");
        var needed = List.of(launch(postgres.prepare()), launch(redis.prepare()));
        var starting = new ArrayList<>(List.of(launch(sqs.prepare())));
        stores.addAll(needed);
        stores.addAll(starting);
        awaitHealth(needed, STORE_LIMIT);
        postgres.bootstrap();

        var definitions = new Services(state, ports, secrets, postgres, redis, sqs);
        var applications = new ArrayList<Application>();
        for (var service : definitions.all()) {
            applications.add(Application.extract(service, state, projectRoot, java));
        }
        train(applications, definitions);
        console.say("Starting the services");
        for (var application : applications) {
            services.add(
                    launch(application.process(definitions.environment(application.service()))));
        }
        starting.addAll(services);
        awaitHealth(starting, SERVICE_LIMIT);
        if (options.demo()) {
            new DemoOnboarding(projectRoot, state, new OperatorClient(ports, secrets), console)
                    .run();
        }
    }

    /// Makes the ahead-of-time caches that are missing, once for each build.
    private void train(List<Application> applications, Services definitions) {
        var untrained = applications.stream().filter(one -> !one.isTrained()).toList();
        if (untrained.isEmpty() || !options.train()) {
            return;
        }
        console.say("Making ahead-of-time caches, once for this build");
        try (var pool = Executors.newFixedThreadPool(TRAININGS_AT_ONCE)) {
            for (var application : untrained) {
                var environment = definitions.environment(application.service());
                pool.submit(() -> train(application, environment));
            }
        }
    }

    private void train(Application application, Map<String, String> environment) {
        if (stopping) {
            return;
        }
        var name = application.service().name();
        try {
            application.train(environment, this::trains);
            console.say("  " + name);
        } catch (RuntimeException e) {
            console.say(
                    "  %s starts without an ahead-of-time cache, slower than it could: %s"
                            .formatted(name, e.getMessage()));
        }
    }

    private void trains(Process process) {
        synchronized (table) {
            trainings.add(process);
        }
        record();
    }

    private ManagedProcess launch(ProcessSpec spec) throws IOException {
        var process =
                new ManagedProcess(
                        spec,
                        state.path("logs", spec.name() + ".log"),
                        console,
                        options.streaming(),
                        this::record);
        process.start();
        synchronized (table) {
            started.add(process);
        }
        record();
        return process;
    }

    private void record() {
        synchronized (table) {
            var rows = new ArrayList<ProcessTable.Row>();
            for (var process : started) {
                var handle = process.handle();
                if (handle != null) {
                    rows.add(ProcessTable.Row.of(process, handle));
                }
            }
            trainings.removeIf(process -> !process.isAlive());
            for (var process : trainings) {
                rows.add(ProcessTable.Row.of("training", process.toHandle()));
            }
            table.write(rows);
        }
    }

    private void awaitHealth(List<ManagedProcess> processes, Duration limit)
            throws InterruptedException {
        var waiting = new ArrayList<>(processes);
        var began = System.nanoTime();
        while (!waiting.isEmpty()) {
            for (var process : List.copyOf(waiting)) {
                if (process.handle() != null && process.spec().health().isHealthy()) {
                    waiting.remove(process);
                    console.say(
                            "  %s %s is up after %.1f s"
                                    .formatted(
                                            console.mark(true, "✓"),
                                            process.spec().name(),
                                            (System.nanoTime() - began) / 1e9));
                }
            }
            for (var process : waiting) {
                if (process.restarts() >= HOPELESS_RESTARTS) {
                    throw failure(process, "ends again and again");
                }
            }
            if (System.nanoTime() - began > limit.toNanos()) {
                throw failure(
                        waiting.getFirst(),
                        "isn't healthy after %d s".formatted(limit.toSeconds()));
            }
            Thread.sleep(100);
        }
    }

    private static LocalPlatformException failure(ManagedProcess process, String what) {
        return new LocalPlatformException(
                "%s %s. The end of its log, %s:\n%s"
                        .formatted(
                                process.spec().name(),
                                what,
                                process.log(),
                                LogTail.of(process.log(), 30)));
    }

    /// Ends this process when the watched one (the terminal's) is gone.
    private void endWith(ProcessHandle watched) {
        var _ =
                watched.onExit()
                        .thenRun(
                                () -> Thread.ofPlatform().name("exit").start(() -> System.exit(0)));
    }

    private void stop() {
        stopping = true;
        console.say("Stopping");
        synchronized (table) {
            trainings.forEach(Process::destroyForcibly);
        }
        stopAll(services.reversed());
        stopAll(stores);
        if (guardian != null) {
            table.write(List.of());
            guardian.release();
        }
        try {
            Files.deleteIfExists(state.path("run", "ready"));
            Files.deleteIfExists(state.path("run", "supervisor.pid"));
        } catch (IOException _) {
            // The files only say that the platform runs, and the lock tells the truth.
        }
        console.say("Stopped");
        stopped.countDown();
    }

    private static void stopAll(List<ManagedProcess> processes) {
        try (var pool = Executors.newCachedThreadPool()) {
            for (var process : processes) {
                pool.submit(process::stop);
            }
        }
    }
}
