package com.manystory.local.process;

import com.manystory.local.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A child process that is started again, after a growing pause, whenever it dies by itself.
public final class ManagedProcess {

    /// How long a process that keeps dying waits, unless told otherwise.
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /// A process that ran this long is taken for sound: the next pause is the first again.
    private static final Duration SOUND = Duration.ofSeconds(60);

    private final ProcessSpec spec;
    private final LogFile log;
    private final Console console;
    private final Runnable onChange;
    private final boolean streaming;
    private final Duration longestPause;

    private @Nullable Process process;
    private Instant started = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;
    private int restarts;
    private boolean stopping;

    /// @param streaming whether its lines are also printed on the console
    /// @param longestPause how long it waits at the most to be started again
    /// @param onChange called after each start and end, and free to ask any process about itself
    public ManagedProcess(
            ProcessSpec spec,
            Path log,
            Console console,
            boolean streaming,
            Duration longestPause,
            Runnable onChange) {
        this.spec = spec;
        this.log = new LogFile(log);
        this.console = console;
        this.streaming = streaming;
        this.longestPause = longestPause;
        this.onChange = onChange;
    }

    public ProcessSpec spec() {
        return spec;
    }

    /// Starts the process; it is watched from then on.
    ///
    /// @throws IOException when the program can't be run at all
    public void start() throws IOException {
        begin();
        onChange.run();
    }

    private synchronized void begin() throws IOException {
        var builder =
                new ProcessBuilder(spec.command())
                        .directory(spec.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().putAll(spec.environment());
        var current = builder.start();
        process = current;
        started = Instant.now();
        // Not virtual: reading a pipe holds on to the carrier thread, of which there are few.
        Thread.ofPlatform()
                .daemon()
                .name("log-" + spec.name())
                .start(() -> log.copy(current.getInputStream(), this::print));
        var _ = current.onExit().thenAccept(this::ended);
    }

    /// The process now running, or null between two lives.
    public synchronized @Nullable ProcessHandle handle() {
        return process == null || !process.isAlive() ? null : process.toHandle();
    }

    public synchronized int restarts() {
        return restarts;
    }

    public Path log() {
        return log.path();
    }

    /// Asks the process to stop, and kills it when it takes too long. Returns when it is gone.
    public void stop() {
        Process current;
        synchronized (this) {
            stopping = true;
            current = process;
        }
        if (current == null || !current.isAlive()) {
            return;
        }
        try {
            Signals.send(current.toHandle(), spec.stopSignal());
            if (!current.waitFor(spec.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                console.say(spec.name() + " didn't stop in time and is killed");
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void print(String line) {
        if (streaming) {
            console.log(spec.name(), line);
        }
    }

    private void ended(Process ended) {
        Duration wait;
        synchronized (this) {
            if (stopping || process != ended) {
                return;
            }
            if (Duration.between(started, Instant.now()).compareTo(SOUND) > 0) {
                pause = FIRST_PAUSE;
            }
            wait = nextPause();
            restarts++;
        }
        console.say(
                "%s ended with code %d; started again in %s (log: %s)"
                        .formatted(spec.name(), ended.exitValue(), seconds(wait), log.path()));
        // First of all: whatever else fails, the process comes back.
        Thread.ofPlatform().daemon().name("restart-" + spec.name()).start(() -> restartAfter(wait));
        tellOfChange();
    }

    private void restartAfter(Duration first) {
        var wait = first;
        while (true) {
            try {
                Thread.sleep(wait);
                synchronized (this) {
                    if (stopping) {
                        return;
                    }
                    begin();
                }
                tellOfChange();
                return;
            } catch (IOException e) {
                wait = nextPause();
                console.say(
                        "%s can't be started: %s; tried again in %s"
                                .formatted(spec.name(), e.getMessage(), seconds(wait)));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void tellOfChange() {
        try {
            onChange.run();
        } catch (RuntimeException e) {
            console.say("The end or start of %s isn't noted: %s".formatted(spec.name(), e));
        }
    }

    /// The pause before the next start; the one after it is twice as long.
    private synchronized Duration nextPause() {
        var wait = pause;
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(longestPause) > 0 ? longestPause : longer;
        return wait;
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
