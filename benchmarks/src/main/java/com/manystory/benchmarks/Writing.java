package com.manystory.benchmarks;

import com.manystory.local.demo.DemoCatalogue;
import java.io.IOException;
import java.time.LocalDate;

/// How long 5,000 listings with their packages, sessions and pictures take to be written by one
/// catalogue document: into a new brand, then the same again, which changes nothing.
final class Writing implements PlatformBenchmark {

    private static final int LISTINGS = 5_000;
    private static final double MOST_SECONDS = 30;

    @Override
    public void run(Platform platform, Options options, Targets targets)
            throws IOException, InterruptedException {
        var listings = options.number("listings", LISTINGS);
        System.out.printf("%d listings%n", listings);
        targets.atMost(
                "the first time, by a process just started, s",
                fill(platform, "bench", listings),
                MOST_SECONDS);
        targets.atMost("the same again, s", write(platform, "bench", listings), MOST_SECONDS);
        targets.atMost("into another brand, s", fill(platform, "bench-2", listings), MOST_SECONDS);
    }

    /// Makes a brand with so many listings, and tells how many seconds the listings took.
    static double fill(Platform platform, String brand, int listings)
            throws IOException, InterruptedException {
        platform.makeBrand(brand);
        return write(platform, brand, listings);
    }

    /// Writes so many listings, and tells how many seconds they took.
    static double write(Platform platform, String brand, int listings)
            throws IOException, InterruptedException {
        var document = DemoCatalogue.scaled("classes", listings, LocalDate.now());
        var began = System.nanoTime();
        platform.put(
                Platform.ADMIN,
                "/api/v1/brands/" + brand + "/catalogue",
                platform.token(),
                document);
        return (System.nanoTime() - began) / 1e9;
    }
}
