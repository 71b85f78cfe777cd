package com.manystory.benchmarks;

import com.manystory.benchmarks.connections.Connections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the named benchmarks, or all.
public final class Main {

    private static final Map<String, Benchmark> BENCHMARKS = benchmarks();

    private Main() {}

    private static Map<String, Benchmark> benchmarks() {
        var all = new LinkedHashMap<String, Benchmark>();
        all.put("onboarding", new Onboarding());
        all.put("import", new Import());
        all.put("writing", new Writing());
        all.put("brands", new Brands());
        all.put("connections", new Connections());
        all.put("fairness", new Fairness());
        all.put("move", new Move());
        all.put("storefront", new Storefront());
        all.put("markers", new Markers());
        all.put("metering", new Metering());
        all.put("fleet", new Fleet());
        return all;
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("bare")) {
            BareEndpoint.run();
            return;
        }
        var named = new ArrayList<String>();
        var options = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--") && i + 1 < arguments.length) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                named.add(arguments[i]);
            }
        }
        var missed = new ArrayList<String>();
        for (var name : named.isEmpty() ? List.copyOf(BENCHMARKS.keySet()) : named) {
            var benchmark = BENCHMARKS.get(name);
            if (benchmark == null) {
                System.err.printf(
                        "There is no benchmark %s; there are: %s%n",
                        name, String.join(", ", BENCHMARKS.keySet()));
                System.exit(2);
                return;
            }
            missed.addAll(run(name, benchmark, new Options(options)));
        }
        if (!missed.isEmpty()) {
            System.err.printf("%n%d targets missed:%n", missed.size());
            missed.forEach(System.err::println);
            System.exit(1);
        }
    }

    /// @return what was missed
    private static List<String> run(String name, Benchmark benchmark, Options options)
            throws Exception {
        var targets = new Targets();
        System.out.println();
        try (var kept = new Kept(name)) {
            System.out.printf("== %s %s%n", name, options.values());
            try {
                benchmark.run(options, targets);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // The others are measured all the same.
                e.printStackTrace(System.out);
                targets.failed("it didn't come to its end: " + e);
            }
            System.out.println(
                    targets.missed().isEmpty()
                            ? "Every target was met."
                            : targets.missed().size() + " targets were missed.");
            System.out.printf("Kept in %s%n", kept.file());
        }
        return targets.missed().stream().map(line -> name + ": " + line).toList();
    }
}
