package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static com.manystory.tenants.ControlPlane.pebble;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What may be put, and what becomes of changes that meet.
class BrandChangesIT extends ControlPlaneTest {

    @Test
    void changesNothingWhenTheSameBodyComesAgain() {
        var first = operator().put("aster-same", aster("Aster"), "Prefer", "wait=10");
        var again =
                operator()
                        .put(
                                "aster-same",
                                aster("Aster").replace("\"defaultLocale\": \"en\",", ""),
                                "Prefer",
                                "wait=10");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("generation").asInt()).isEqualTo(1);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(events("aster-same")).hasSize(1);
    }

    @Test
    void countsGenerationsAndRefusesLostUpdates() {
        var first = operator().put("aster-lost", aster("One"), "Prefer", "wait=10");
        var second = operator().put("aster-lost", aster("Two"), "If-Match", first.header("ETag"));
        var stale = operator().put("aster-lost", aster("Three"), "If-Match", first.header("ETag"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("generation").asInt()).isEqualTo(2);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("type")).endsWith("/precondition-failed");
        assertThat(operator().put("aster-lost", aster("X"), "If-None-Match", "*").status())
                .isEqualTo(412);
        assertThat(operator().put("aster-none", aster("X"), "If-Match", "*").status())
                .isEqualTo(412);
    }

    @Test
    void takesTheETagOfAnAnswerThoughThePhaseMovedOnSince() {
        var first = operator().put("aster-phase", aster("One"));
        operator().put("aster-phase", aster("One"), "Prefer", "wait=10");

        assertThat(
                        operator()
                                .put("aster-phase", aster("Two"), "If-Match", first.header("ETag"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void letsOneOfManyConcurrentChangesWin() throws Exception {
        var tag = operator().put("aster-race", aster("One"), "Prefer", "wait=10").header("ETag");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts =
                    IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(i ->
                                    () ->
                                            operator()
                                                    .put(
                                                            "aster-race",
                                                            aster("Name " + i),
                                                            "If-Match",
                                                            tag)
                                                    .status())
                            .toList();
            var statuses =
                    threads.invokeAll(puts).stream().map(put -> put.resultNow()).sorted().toList();

            assertThat(statuses).containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
        }
    }

    @Test
    void createsABrandOnceWhenManyAskAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts =
                    IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(i ->
                                    () -> operator().put("aster-many", aster("Aster")).status())
                            .toList();
            var statuses =
                    threads.invokeAll(puts).stream().map(put -> put.resultNow()).sorted().toList();

            assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 200, 200, 201);
        }
    }

    @Test
    void answersNotModifiedUntilSomethingChanges() {
        var tag = operator().put("aster-etag", aster("One"), "Prefer", "wait=10").header("ETag");
        var path = "/api/v1/brands/aster-etag";

        assertThat(operator().send("GET", path, "", Map.of("If-None-Match", tag)).status())
                .isEqualTo(304);
        operator().put("aster-etag", aster("Two"));
        assertThat(operator().send("GET", path, "", Map.of("If-None-Match", tag)).status())
                .isEqualTo(200);
    }

    @Test
    void refusesDomainsOfOthersWithoutSayingWhose() {
        operator().put("pebble-dom", pebble("play.example"));
        var taken = operator().put("aster-dom", pebble("play.example"));

        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.body().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/domains/0");
        assertThat(taken.response().body()).doesNotContain("pebble-dom");
    }

    @Test
    void keepsTheCurrencyThatPricesAreStoredIn() {
        operator().put("aster-money", aster("Aster"), "Prefer", "wait=10");

        var refused = operator().put("aster-money", aster("Aster").replace("\"IDR\"", "\"SGD\""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("errors").get(0).path("pointer").asString())
                .isEqualTo("/currency");
        assertThat(
                        operator()
                                .get("/api/v1/brands/aster-money")
                                .body()
                                .path("spec")
                                .path("currency")
                                .asString())
                .isEqualTo("IDR");
    }

    @Test
    void pointsAtAllWrongFieldsAtOnce() {
        var refused =
                operator()
                        .put(
                                "aster-bad",
                                "{\"displayName\": 1, \"colour\": 2, \"currency\": \"x\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text("type")).isEqualTo("https://manystory.dev/problems/validation");
        assertThat(refused.body().path("errors").values())
                .extracting(error -> error.path("pointer").asString())
                .contains("/displayName", "/colour", "/currency", "/locales");
    }

    @Test
    void refusesReservedAndMalformedIds() {
        for (var id : List.of("www", "api", "admin", "platform", "localhost", "A", "a--b", "a-")) {
            var refused = operator().put(id, aster("Aster"));
            assertThat(refused.status()).as(id).isEqualTo(400);
            assertThat(refused.text("type")).endsWith("/invalid-brand-id");
        }
        assertThat(operator().get("/api/v1/brands/A").status()).isEqualTo(404);
        assertThat(operator().get("/api/v1/brands/nobody").status()).isEqualTo(404);
    }

    @Test
    void refusesBodiesThatAreTooLargeOrNoJson() {
        assertThat(operator().put("aster-body", "{").status()).isEqualTo(400);
        assertThat(operator().put("aster-body", "").status()).isEqualTo(400);
        assertThat(operator().put("aster-body", "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(operator().put("aster-body", " ".repeat(1_100_000)).status()).isEqualTo(413);
    }
}
