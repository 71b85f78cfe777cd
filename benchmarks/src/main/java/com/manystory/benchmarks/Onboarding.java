package com.manystory.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long it takes from the PUT of a new brand until its first page is served: that of the first
/// after a start, then the median and the slowest of 20 brands, one after the other, all databases
/// made for real.
final class Onboarding implements PlatformBenchmark {

    private static final int BRANDS = 20;
    private static final double MOST_MEDIAN = 1;
    private static final double MOST = 2;

    @Override
    public void run(Platform platform, Options options, Targets targets)
            throws IOException, InterruptedException {
        var brands = options.number("brands", BRANDS);
        var token = platform.token();
        var times = new ArrayList<Double>();
        System.out.printf(
                "PUT to first page, the first brand after the start: %.2f s%n",
                onboard(platform, token, "bench-0"));
        for (int i = 1; i <= brands; i++) {
            times.add(onboard(platform, token, "bench-" + i));
        }
        var first = times.getFirst();
        var last = times.getLast();
        Collections.sort(times);
        var median = times.get(times.size() / 2);
        var slowest = times.getLast();
        System.out.printf(
                "PUT to first page, %d brands after it: median %.2f s, slowest %.2f s%n",
                brands, median, slowest);
        System.out.printf("last / first: %.2f%n", last / first);
        targets.atMost("PUT to first page, median, s", median, MOST_MEDIAN);
        targets.atMost("PUT to first page, slowest, s", slowest, MOST);
    }

    /// As by `./manystory up`.
    @Override
    public List<String> options() {
        return List.of();
    }

    private static double onboard(Platform platform, String token, String id)
            throws IOException, InterruptedException {
        var spec = Platform.plainBrand(id);
        var began = System.nanoTime();
        var answer = platform.put(Platform.TENANT, "/api/v1/brands/" + id, token, spec);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        while (!firstPageIsServed(id)) {
            Thread.sleep(5);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static boolean firstPageIsServed(String id) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Platform.STOREFRONT)) {
            socket.getOutputStream()
                    .write(
                            "GET /en HTTP/1.1\r\nHost: %s.localhost\r\nConnection: close\r\n\r\n"
                                    .formatted(id)
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200") && answer.contains("Brand " + id);
        }
    }
}
