package com.manystory.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A server under load: which processes it is made of and what is asked of it. Rounds of several
/// are interleaved, so that a disturbance of the machine meets all alike.
final class Measured {

    private static final double TICKS_PER_SECOND = 100;
    private static final int IDLE_PATIENCE_SECONDS = 300;
    private static final double IDLE_CPU_SECONDS = 0.2;

    private final String name;
    private final List<Long> pids;
    private final Request request;
    private final List<Round> rounds = new ArrayList<>();

    /// @param pids the server's processes; their descendants count too
    /// @param request arguments for wrk: headers, script and address
    Measured(String name, List<Long> pids, List<String> request) {
        this(name, pids, () -> request);
    }

    /// @param request the arguments anew for each round, such as a token that doesn't live long
    Measured(String name, List<Long> pids, Request request) {
        this.name = name;
        this.pids = pids;
        this.request = request;
    }

    /// What is asked in a round.
    @FunctionalInterface
    interface Request {

        /// Arguments for wrk: headers, script and address.
        List<String> arguments();
    }

    /// One round.
    ///
    /// @param cpuMicros server CPU a request, in microseconds
    /// @param perSecond requests a second of the wall clock
    /// @param p99Millis the 99th percentile of latency, in milliseconds
    private record Round(double cpuMicros, double perSecond, double p99Millis) {}

    /// Loads the server on core 0 from core 1.
    void round(int seconds) throws IOException, InterruptedException {
        for (var pid : pids) {
            Wrk.pin(pid, 0);
        }
        var before = cpuSeconds();
        var result = Wrk.run(seconds, request.arguments());
        var cpu = cpuSeconds() - before;
        rounds.add(
                new Round(
                        cpu * 1e6 / result.requests(),
                        (double) result.requests() / seconds,
                        result.p99Millis()));
    }

    /// Waits until the server has done what its data left it to do, such as drawing pictures.
    void awaitIdle() throws InterruptedException {
        for (int i = 0; i < IDLE_PATIENCE_SECONDS / 2; i++) {
            var before = cpuSeconds();
            Thread.sleep(2_000);
            if (cpuSeconds() - before < IDLE_CPU_SECONDS) {
                return;
            }
        }
        throw new IllegalStateException(name + " is busy by itself");
    }

    /// Forgets the rounds so far, which warmed the server up.
    void warm() {
        rounds.clear();
    }

    double cpuMicros() {
        return median(Round::cpuMicros);
    }

    /// How many times the CPU of another server a request takes: the median over the rounds, each
    /// of which both had one after the other, so that a machine that changes its pace changes that
    /// of both.
    double timesOf(Measured other) {
        if (other.rounds.size() != rounds.size()) {
            throw new IllegalStateException("Both need the same rounds");
        }
        var ratios =
                IntStream.range(0, rounds.size())
                        .mapToDouble(
                                i -> rounds.get(i).cpuMicros() / other.rounds.get(i).cpuMicros())
                        .sorted()
                        .toArray();
        return ratios[ratios.length / 2];
    }

    /// Requests that one CPU-second pays for.
    double perCpuSecond() {
        return 1e6 / cpuMicros();
    }

    void print() {
        System.out.printf(
                "%-52s %9.1f µs CPU %9.0f /CPU-s %9.0f req/s  p99 %6.1f ms%n",
                name,
                cpuMicros(),
                perCpuSecond(),
                median(Round::perSecond),
                median(Round::p99Millis));
    }

    private double median(ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private double cpuSeconds() {
        return pids.stream().mapToDouble(Measured::cpuSecondsOfTree).sum();
    }

    /// The process's time, that of its ended children, and that of its living descendants.
    private static double cpuSecondsOfTree(long pid) {
        var tree = ticks(pid, true);
        for (var child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList()) {
            tree += ticks(child.pid(), false);
        }
        return tree / TICKS_PER_SECOND;
    }

    private static double ticks(long pid, boolean withEndedChildren) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            return withEndedChildren
                    ? own + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14])
                    : own;
        } catch (IOException _) {
            return 0;
        }
    }
}
