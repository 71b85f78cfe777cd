package com.manystory.benchmarks;

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
        all.put("storefront", new Storefront());
        return all;
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("bare")) {
            BareEndpoint.run();
            return;
        }
        var names = arguments.length == 0 ? List.copyOf(BENCHMARKS.keySet()) : List.of(arguments);
        for (var name : names) {
            var benchmark = BENCHMARKS.get(name);
            if (benchmark == null) {
                System.err.printf(
                        "There is no benchmark %s; there are: %s%n",
                        name, String.join(", ", BENCHMARKS.keySet()));
                System.exit(2);
                return;
            }
            System.out.printf("%n== %s%n", name);
            try (var platform = new Platform(name, benchmark.environment())) {
                benchmark.run(platform);
            }
        }
    }
}
