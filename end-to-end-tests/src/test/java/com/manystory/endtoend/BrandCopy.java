package com.manystory.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A brand that was exported while it sold, and restored under another name: made once for all test
/// classes, that do to the copy what they do to the original.
///
/// @param order of the original, bought before the export
/// @param answers of both, right after the restoration
record BrandCopy(Shop.Checkout order, List<Pair> answers) {

    static final String ORIGINAL = "parentstory";
    static final String NAME = "parentcopy";

    private static final List<String> PATHS =
            List.of(
                    "/api/v1/listings?limit=60&locale=en",
                    "/api/v1/listings?q=swim&limit=60&locale=en",
                    "/api/v1/categories?locale=en");

    private static @Nullable BrandCopy made;

    /// What both brands answered to the same request.
    record Pair(String path, JsonNode original, JsonNode copy) {}

    static synchronized BrandCopy get(Platform platform) {
        if (made == null) {
            made = make(platform);
        }
        return made;
    }

    private static BrandCopy make(Platform platform) {
        var original = new Shop(platform, ORIGINAL);
        var archives = new Archives(platform);
        var order = original.buy();
        try {
            archives.restore(NAME, archives.export(ORIGINAL), "replace=true");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var copy = new Shop(platform, NAME);
        var answers = new ArrayList<Pair>();
        for (var path : PATHS) {
            answers.add(
                    new Pair(
                            path,
                            original.api("GET", path, "").json(),
                            copy.api("GET", path, "").json()));
        }
        return new BrandCopy(order, answers);
    }
}
