package com.manystory.local;

import com.manystory.local.platform.DemoOnboarding;
import com.manystory.local.platform.OperatorClient;
import com.manystory.local.process.Children;
import com.manystory.local.process.Guardian;
import com.manystory.local.process.ManagedProcess;
import com.manystory.local.process.ProcessTable;
import com.manystory.local.service.Application;
import com.manystory.local.service.Services;
import com.manystory.local.service.Training;
import com.manystory.local.store.Postgres;
import com.manystory.local.store.Redis;
import com.manystory.local.store.Sqs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Starts the stores, then the services, watches them until it is told to stop, and stops them in
/// the opposite order.
final class Supervisor {

    private static final Duration STORE_LIMIT = Duration.ofSeconds(60);
    private static final Duration SERVICE_LIMIT = Duration.ofMinutes(5);

    private final Path projectRoot;
    private final StateFolder state;
    private final Ports ports;
    private final Console console;
    private final UpOptions options;
    private final ProcessTable table;
    private final Children children;
    private final Training training;
    private final HealthWait health;
    private final List<ManagedProcess> stores = new ArrayList<>();
    private final List<ManagedProcess> services = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Guardian guardian;

    Supervisor(
            Path projectRoot, StateFolder state, Ports ports, Console console, UpOptions options) {
        this.projectRoot = projectRoot;
        this.state = state;
        this.ports = ports;
        this.console = console;
        this.options = options;
        this.table = new ProcessTable(state.path("run", "processes.json"));
        this.children =
                new Children(
                        table,
                        state.folder("logs"),
                        console,
                        options.streaming(),
                        options.longestPause());
        this.training = new Training(console, children::add);
        this.health = new HealthWait(console);
    }

    /// Runs the platform until the process is asked to end.
    void run() throws IOException, InterruptedException {
        state.open();
        state.lock();
        Files.deleteIfExists(state.path("run", "ready"));
        Guardian.clean(table);
        new PortCheck(ports).run();
        new SupervisorFile(state).write();
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
        var postgres = Postgres.first(state, secrets, ports.postgres());
        var redis = new Redis(state, secrets, ports.redis());
        var sqs = new Sqs(state, ports.sqs(), java);
        console.say("Starting PostgreSQL, Redis and SQS");
        var needed =
                new ArrayList<>(
                        List.of(
                                children.launch(postgres.prepare()),
                                children.launch(redis.prepare())));
        var second = Postgres.second(state, secrets, ports.second());
        if (ports.hasSecondCell()) {
            needed.add(children.launch(second.prepare()));
        }
        var starting = new ArrayList<>(List.of(children.launch(sqs.prepare())));
        stores.addAll(needed);
        stores.addAll(starting);
        health.await(needed, STORE_LIMIT);
        postgres.bootstrap(projectRoot.resolve("tenant-service/src/main/sql/audit.sql"));
        if (ports.hasSecondCell()) {
            second.bootstrap();
        }

        var definitions = new Services(state, ports, secrets, postgres, redis, sqs);
        var applications = new ArrayList<Application>();
        for (var service : definitions.all()) {
            applications.add(
                    Application.extract(service, state, projectRoot, java, options.optimize()));
        }
        training.run(
                applications.stream().filter(one -> options.trains(one.service().name())).toList(),
                definitions);
        console.say("Starting the services");
        for (var application : applications) {
            services.add(
                    children.launch(
                            application.process(definitions.environment(application.service()))));
        }
        starting.addAll(services);
        health.await(starting, SERVICE_LIMIT);
        if (options.demo()) {
            new DemoOnboarding(
                            projectRoot,
                            state,
                            new OperatorClient(ports, secrets),
                            console,
                            LocalDate.now())
                    .run();
        }
    }

    /// Ends this process when the watched one (the terminal's) is gone.
    private void endWith(ProcessHandle watched) {
        var _ =
                watched.onExit()
                        .thenRun(
                                () -> Thread.ofPlatform().name("exit").start(() -> System.exit(0)));
    }

    private void stop() {
        training.stop();
        console.say("Stopping");
        children.killErrands();
        Children.stop(services.reversed());
        Children.stop(stores);
        if (guardian != null) {
            table.write(List.of());
            guardian.release();
        }
        try {
            Files.deleteIfExists(state.path("run", "ready"));
            new SupervisorFile(state).delete();
        } catch (IOException _) {
            // The files only say that the platform runs, and the lock tells the truth.
        }
        console.say("Stopped");
        stopped.countDown();
    }
}
