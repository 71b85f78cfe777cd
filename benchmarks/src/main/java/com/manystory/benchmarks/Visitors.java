package com.manystory.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/// Visitors who come at a steady rate, however long the answers take: what they wait for is
/// measured from when they came.
final class Visitors {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Visitors() {}

    /// What they saw.
    ///
    /// @param millis how long each served one waited, sorted
    /// @param limited how many were told that there are too many
    /// @param failed how many got no answer, or another error
    record Seen(List<Double> millis, int limited, int failed) {

        double p99() {
            return millis.isEmpty()
                    ? Double.NaN
                    : millis.get(Math.min(millis.size() - 1, millis.size() * 99 / 100));
        }

        int served() {
            return millis.size();
        }
    }

    /// Sends requests for some time.
    ///
    /// @param request makes the request of a number
    static Seen come(int perSecond, Duration time, IntFunction<HttpRequest> request)
            throws InterruptedException {
        var millis = Collections.synchronizedList(new ArrayList<Double>());
        var limited = Collections.synchronizedList(new ArrayList<Integer>());
        var failed = Collections.synchronizedList(new ArrayList<Integer>());
        var visitors = new ArrayList<Thread>();
        var began = System.nanoTime();
        var number = (int) (perSecond * time.toMillis() / 1000);
        for (int i = 0; i < number; i++) {
            var due = began + i * 1_000_000_000L / perSecond;
            var early = due - System.nanoTime();
            if (early > 0) {
                Thread.sleep(Duration.ofNanos(early));
            }
            var asked = request.apply(i);
            visitors.add(
                    Thread.startVirtualThread(() -> {
                        var status = status(asked);
                        if (status == 200) {
                            millis.add((System.nanoTime() - due) / 1e6);
                        } else {
                            (status == 429 ? limited : failed).add(status);
                        }
                    }));
        }
        for (var visitor : visitors) {
            visitor.join();
        }
        var sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return new Seen(sorted, limited.size(), failed.size());
    }

    static HttpRequest get(int port, String path, String... headers) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .headers(headers)
                .build();
    }

    private static int status(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
