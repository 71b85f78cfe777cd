package com.manystory.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// What a thousand brands cost beside two: their onboarding, the heap of each service per idle
/// brand, the start of each service, and cached pages spread over all of them. `--brands` makes it
/// another number.
final class Brands implements Benchmark {

    private static final int BRANDS = 1_000;
    private static final int TOGETHER = 4;
    private static final int SAMPLE = 10;
    private static final int RESTARTS = 3;
    private static final int ROUNDS = 5;
    private static final int ROUND_SECONDS = 4;
    private static final int WARM_UP_SECONDS = 15;
    private static final double MOST_MINUTES = 10;
    private static final double MOST_KILOBYTES = 50;
    private static final double MOST_OF_START = 1.3;
    private static final double MOST_OF_FIRST = 1.5;
    private static final double LEAST_OF_ONE_BRAND = 0.9;

    @Override
    public void run(Options options, Targets targets) throws Exception {
        var number = options.number("brands", BRANDS);
        if (number < 2 * SAMPLE) {
            throw new IllegalArgumentException("At least %d brands".formatted(2 * SAMPLE));
        }
        try (var platform = new Platform("brands", Map.of(), List.of("--optimize"))) {
            measure(platform, number, targets);
        }
    }

    private static void measure(Platform platform, int number, Targets targets) throws Exception {
        var services = new Services(platform);
        onboard(platform, "few-1");
        onboard(platform, "few-2");
        visit(List.of("few-1", "few-2"));
        var startOfTwo = services.restart();
        visit(List.of("few-1", "few-2"));
        var heapOfTwo = services.heap();

        var all = IntStream.range(0, number).mapToObj(i -> "brand-" + i).toList();
        onboardAll(platform, all, targets);
        var startOfAll = services.restart();
        // Warmed up alike: two brands were visited before each look at the heap.
        visit(List.of("few-1", "few-2"));
        var heapOfAll = services.heap();

        for (var service : startOfTwo.keySet()) {
            var few = figure(startOfTwo, service);
            var many = figure(startOfAll, service);
            var perBrand =
                    (figure(heapOfAll, service) - figure(heapOfTwo, service)) / 1024 / number;
            System.out.printf(
                    "%-12s start with 2 brands %5.2f s, with %d %5.2f s%n",
                    service, few, number, many);
            targets.atMost(
                    "%s, start with %d brands / with 2".formatted(service, number),
                    many / few,
                    MOST_OF_START);
            targets.atMost(
                    "%s, heap of an idle brand, KB".formatted(service), perBrand, MOST_KILOBYTES);
        }
        pages(platform, all, targets);
    }

    private static double figure(Map<String, Double> figures, String service) {
        return Objects.requireNonNull(figures.get(service));
    }

    /// The first and the last one by one, the rest by several hands.
    private static void onboardAll(Platform platform, List<String> all, Targets targets)
            throws Exception {
        var began = System.nanoTime();
        var first = oneByOne(platform, all.subList(0, SAMPLE));
        try (var hands = Executors.newFixedThreadPool(TOGETHER)) {
            var work =
                    all.subList(SAMPLE, all.size() - SAMPLE).stream()
                            .<Callable<Double>>map(id -> () -> onboard(platform, id))
                            .toList();
            for (Future<Double> done : hands.invokeAll(work)) {
                done.get();
            }
        }
        var last = oneByOne(platform, all.subList(all.size() - SAMPLE, all.size()));
        var minutes = (System.nanoTime() - began) / 60e9;
        System.out.printf(
                "%d brands, %d at a time, none failed; PUT to active, median of %d: first %.2f s,"
                        + " last %.2f s%n",
                all.size(), TOGETHER, SAMPLE, median(first), median(last));
        targets.atMost("onboarding all, minutes", minutes, MOST_MINUTES);
        targets.atMost("PUT to active, last / first", median(last) / median(first), MOST_OF_FIRST);
    }

    private static List<Double> oneByOne(Platform platform, List<String> brands)
            throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        for (var id : brands) {
            seconds.add(onboard(platform, id));
        }
        return seconds;
    }

    private static double onboard(Platform platform, String id)
            throws IOException, InterruptedException {
        var began = System.nanoTime();
        platform.makePlainBrand(id);
        return (System.nanoTime() - began) / 1e9;
    }

    /// The first pages of one brand, and of all in a random order, both from memory.
    private static void pages(Platform platform, List<String> all, Targets targets)
            throws Exception {
        visit(all);
        var site = List.of(platform.pid("storefront"));
        var one = pages(platform, site, "one brand", all.subList(0, 1));
        var spread = pages(platform, site, all.size() + " brands", all);
        for (var measured : List.of(one, spread)) {
            measured.round(WARM_UP_SECONDS);
            measured.warm();
        }
        for (int i = 0; i < ROUNDS; i++) {
            one.round(ROUND_SECONDS);
            spread.round(ROUND_SECONDS);
        }
        one.print();
        spread.print();
        targets.atLeast(
                "cached pages of %d brands / of one, for each CPU-second".formatted(all.size()),
                spread.perCpuSecond() / one.perCpuSecond(),
                LEAST_OF_ONE_BRAND);
    }

    private static Measured pages(
            Platform platform, List<Long> site, String name, List<String> brands)
            throws IOException {
        var lua = new StringBuilder("local hosts = {\n");
        brands.forEach(brand -> lua.append("  \"").append(brand).append(".localhost\",\n"));
        lua.append(
                "}\n"
                        + "request = function()\n"
                        + "  return wrk.format(\"GET\", \"/en\","
                        + " {[\"Host\"] = hosts[math.random(#hosts)]})\n"
                        + "end\n");
        var script = platform.state().resolve("hosts-%d.lua".formatted(brands.size()));
        Files.writeString(script, lua);
        return new Measured(
                "first pages of " + name,
                site,
                List.of("-s", script.toString(), "http://127.0.0.1:" + Platform.STOREFRONT));
    }

    private static void visit(Collection<String> brands) throws InterruptedException {
        for (var brand : brands) {
            var seen =
                    Visitors.come(
                            1000,
                            Duration.ofMillis(2),
                            _ ->
                                    Visitors.get(
                                            Platform.STOREFRONT,
                                            "/en",
                                            "Host",
                                            brand + ".localhost"));
            if (seen.served() != 2) {
                throw new IllegalStateException(brand + " isn't served");
            }
        }
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }

    /// The platform's own processes.
    private record Services(Platform platform) {

        private static final Map<String, Integer> PORTS =
                Map.of(
                        "tenant",
                        Platform.TENANT,
                        "catalog",
                        Platform.CATALOG,
                        "payment",
                        Platform.PAYMENT,
                        "storefront",
                        Platform.STOREFRONT,
                        "admin",
                        Platform.ADMIN,
                        "issuer",
                        Platform.ISSUER);

        /// Restarts one after the other, and tells how many seconds each took from the start of its
        /// process to its readiness, in the median.
        Map<String, Double> restart() throws IOException, InterruptedException {
            var seconds = new TreeMap<String, Double>();
            for (var service : PORTS.entrySet()) {
                var tries = new ArrayList<Double>();
                for (int i = 0; i < RESTARTS; i++) {
                    tries.add(platform.restart(service.getKey(), service.getValue()));
                }
                seconds.put(service.getKey(), median(tries));
            }
            return seconds;
        }

        /// The bytes on each heap after a full collection.
        Map<String, Double> heap() throws IOException, InterruptedException {
            var bytes = new TreeMap<String, Double>();
            for (var service : PORTS.entrySet()) {
                bytes.put(service.getKey(), platform.heap(service.getKey(), service.getValue()));
            }
            return bytes;
        }
    }
}
