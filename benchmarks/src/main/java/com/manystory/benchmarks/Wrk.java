package com.manystory.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The load generator wrk, on core 1 with 32 kept-alive connections.
final class Wrk {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    private Wrk() {}

    /// What one run saw.
    record Result(long requests, double p99Millis) {}

    static Result run(int seconds, List<String> request) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "taskset",
                                "-c",
                                "1",
                                "wrk",
                                "-t1",
                                "-c32",
                                "--timeout",
                                "20s",
                                "--latency",
                                "-d",
                                seconds + "s"));
        command.addAll(request);
        var output = output(command);
        if (output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException("The server failed under load:\n" + output);
        }
        var requests = REQUESTS.matcher(output);
        var p99 = P99.matcher(output);
        if (!requests.find() || !p99.find()) {
            throw new IllegalStateException("Unexpected output of wrk:\n" + output);
        }
        var unit =
                switch (p99.group(2)) {
                    case "us" -> 0.001;
                    case "ms" -> 1;
                    default -> 1000;
                };
        return new Result(
                Long.parseLong(requests.group(1)), Double.parseDouble(p99.group(1)) * unit);
    }

    /// Keeps a process, all its threads and descendants on one core.
    static void pin(long pid, int core) throws IOException, InterruptedException {
        output(List.of("taskset", "-acp", Integer.toString(core), Long.toString(pid)));
        for (var child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList()) {
            output(List.of("taskset", "-acp", Integer.toString(core), Long.toString(child.pid())));
        }
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
