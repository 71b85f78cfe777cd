package com.manystory.local.process;

import com.manystory.local.Console;
import com.manystory.local.LocalPlatformException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// The processes that run for the platform, of which the table on disk always tells.
public final class Children {

    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(2);

    private final ProcessTable table;
    private final Path logs;
    private final Console console;
    private final boolean streaming;
    private final Duration longestPause;
    private final List<ManagedProcess> managed = new ArrayList<>();
    private final List<Process> errands = new ArrayList<>();
    private boolean unrecorded;

    /// @param logs the folder of their logs
    /// @param streaming whether their lines are also printed on the console
    /// @param longestPause how long one that keeps dying waits to be started again
    public Children(
            ProcessTable table,
            Path logs,
            Console console,
            boolean streaming,
            Duration longestPause) {
        this.table = table;
        this.logs = logs;
        this.console = console;
        this.streaming = streaming;
        this.longestPause = longestPause;
    }

    /// Starts a process that is started again whenever it dies.
    ///
    /// @throws IOException when the program can't be run at all
    public ManagedProcess launch(ProcessSpec spec) throws IOException {
        var log = logs.resolve(spec.name() + ".log");
        var process =
                new ManagedProcess(spec, log, console, streaming, longestPause, this::changed);
        process.start();
        synchronized (table) {
            managed.add(process);
        }
        record();
        return process;
    }

    /// Takes in a process that ends by itself.
    public void add(Process errand) {
        synchronized (table) {
            errands.add(errand);
        }
        record();
    }

    /// Kills what would end by itself.
    public void killErrands() {
        synchronized (table) {
            errands.forEach(Process::destroyForcibly);
        }
    }

    /// Stops the processes all at once. Returns when they are gone.
    public static void stop(List<ManagedProcess> processes) {
        try (var pool = Executors.newCachedThreadPool()) {
            for (var process : processes) {
                pool.submit(process::stop);
            }
        }
    }

    /// Writes the table, or says why it can't be and does so as soon as it can.
    private void changed() {
        try {
            record();
        } catch (LocalPlatformException e) {
            synchronized (table) {
                if (unrecorded) {
                    return;
                }
                unrecorded = true;
            }
            console.say(String.valueOf(e.getMessage()));
            Thread.ofPlatform().daemon().name("record").start(this::recordLater);
        }
    }

    private void recordLater() {
        try {
            do {
                Thread.sleep(BETWEEN_RECORDS);
            } while (!isRecorded());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRecorded() {
        try {
            record();
            return true;
        } catch (LocalPlatformException _) {
            return false;
        }
    }

    private void record() {
        synchronized (table) {
            var rows = new ArrayList<ProcessTable.Row>();
            for (var process : managed) {
                var handle = process.handle();
                if (handle != null) {
                    rows.add(ProcessTable.Row.of(process, handle));
                }
            }
            errands.removeIf(errand -> !errand.isAlive());
            for (var errand : errands) {
                rows.add(ProcessTable.Row.of("training", errand.toHandle()));
            }
            table.write(rows);
            unrecorded = false;
        }
    }
}
