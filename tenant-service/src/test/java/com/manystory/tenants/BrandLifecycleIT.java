package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static com.manystory.tenants.ControlPlane.pebble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane.Reply;
import com.manystory.tenants.FakePlatform.Answer;
import com.manystory.tenants.FakePlatform.Call;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BrandLifecycleIT extends ControlPlaneTest {

    @Test
    void bringsABrandOnTheAirWhileThePutWaits() {
        var created = operator().put("aster-air", aster("Aster"), "Prefer", "wait=10");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(created.header("ETag")).startsWith("\"");
        assertThat(created.text("phase")).isEqualTo("ACTIVE");
        assertThat(created.body().path("generation").asInt()).isEqualTo(1);
        assertThat(created.body().path("observedGeneration").asInt()).isEqualTo(1);
        assertThat(created.body().path("addresses").path("storefront").asString())
                .startsWith("http://aster-air.localhost:");
        assertThat(created.body().path("spec").path("payments").path("gateway").asString())
                .isEqualTo("sandbox");
        assertThat(created.body().path("conditions").values())
                .extracting(condition -> condition.path("type").asString())
                .contains("CatalogService", "catalogDatabase", "StorefrontBff");
    }

    @Test
    void tellsTheStorefrontLastThatABrandIsOnTheAir() {
        operator().put("aster-order", aster("Aster"), "Prefer", "wait=10");

        var told =
                PLATFORM.calls("aster-order").stream()
                        .filter(call -> call.phase().equals("ACTIVE"))
                        .map(Call::service)
                        .toList();
        assertThat(told).containsExactlyInAnyOrder("catalog", "payment", "storefront");
        assertThat(told.getLast()).isEqualTo("storefront");
    }

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

    @Test
    void suspendsAtOnceAndResumes() {
        operator().put("aster-sus", aster("Aster"), "Prefer", "wait=10");
        var noReason = post("aster-sus/suspend", "{}");
        var suspended = post("aster-sus/suspend", "{\"reason\": \"Unpaid\"}");

        assertThat(noReason.status()).isEqualTo(400);
        assertThat(suspended.text("phase")).isEqualTo("SUSPENDED");
        assertThat(suspended.body().path("suspension").path("reason").asString())
                .isEqualTo("Unpaid");
        await().untilAsserted(() ->
                assertThat(PLATFORM.calls("aster-sus"))
                        .contains(new Call("storefront", "PUT", "aster-sus", "SUSPENDED")));
        // A change of the desired state doesn't put it on the air again.
        assertThat(operator().put("aster-sus", aster("New"), "Prefer", "wait=10").text("phase"))
                .isEqualTo("SUSPENDED");
        assertThat(post("aster-sus/resume", "").text("phase")).isEqualTo("ACTIVE");
        assertThat(events("aster-sus"))
                .extracting(event -> event.path("action").asString())
                .containsExactly("brand.resume", "brand.update", "brand.suspend", "brand.create");
    }

    @Test
    void erasesABrandAndGivesItsNextLifeANewIncarnation() {
        var first = operator().put("aster-del", aster("Aster"), "Prefer", "wait=10");
        var gone =
                operator()
                        .send(
                                "DELETE",
                                "/api/v1/brands/aster-del",
                                "",
                                Map.of("Prefer", "wait=10", "Manystory-Reason", "Closed"));

        assertThat(gone.status()).isEqualTo(204);
        assertThat(operator().get("/api/v1/brands/aster-del").status()).isEqualTo(404);
        assertThat(PLATFORM.calls("aster-del"))
                .filteredOn(call -> call.method().equals("DELETE"))
                .extracting(Call::service)
                .containsExactlyInAnyOrder("storefront", "catalog", "payment")
                .startsWith("storefront");
        var second = operator().put("aster-del", aster("Aster"), "Prefer", "wait=10");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("incarnation")).isGreaterThan(first.text("incarnation"));
        assertThat(events("aster-del"))
                .extracting(event -> event.path("action").asString())
                .containsExactly("brand.create", "brand.erased", "brand.delete", "brand.create");
    }

    @Test
    void keepsErasingUntilEveryServiceHasDoneItsPart() {
        operator().put("aster-stuck", aster("Aster"), "Prefer", "wait=10");
        PLATFORM.answer("payment", "aster-stuck", new Answer(500, "{}"));

        var accepted =
                operator()
                        .send(
                                "DELETE",
                                "/api/v1/brands/aster-stuck",
                                "",
                                Map.of("Prefer", "wait=1"));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("phase")).isEqualTo("OFFBOARDING");
        assertThat(operator().put("aster-stuck", aster("Again")).status()).isEqualTo(409);

        PLATFORM.recover("payment", "aster-stuck");
        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/aster-stuck").status()).isEqualTo(404));
    }

    @Test
    void tellsCauseAndFixWhileAServiceIsAwayAndGoesOnByItself() {
        PLATFORM.answer("payment", "aster-slow", new Answer(503, "{}"));

        var waiting = operator().put("aster-slow", aster("Aster"), "Prefer", "wait=1");
        assertThat(waiting.text("phase")).isEqualTo("PROVISIONING");
        assertThat(condition(waiting, "PaymentService").path("reason").asString())
                .isEqualTo("ServiceFailed");
        assertThat(condition(waiting, "PaymentService").path("fix").asString()).isNotEmpty();

        PLATFORM.recover("payment", "aster-slow");
        assertThat(operator().put("aster-slow", aster("Aster"), "Prefer", "wait=10").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void degradesABrandThatWasOnTheAirInsteadOfTakingItOff() {
        operator().put("aster-deg", aster("Aster"), "Prefer", "wait=10");
        PLATFORM.answer("catalog", "aster-deg", new Answer(500, "{}"));

        operator().put("aster-deg", aster("Two"));
        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/aster-deg").text("phase"))
                        .isEqualTo("DEGRADED"));
        PLATFORM.recover("catalog", "aster-deg");
        await().untilAsserted(() ->
                assertThat(operator().get("/api/v1/brands/aster-deg").text("phase"))
                        .isEqualTo("ACTIVE"));
    }

    @Test
    void failsABrandWhoseDesiredStateAServiceRefuses() {
        PLATFORM.answer("catalog", "aster-fail", new Answer(422, "{}"));
        var failed = operator().put("aster-fail", aster("Aster"), "Prefer", "wait=10");
        assertThat(failed.text("phase")).isEqualTo("FAILED");
        assertThat(condition(failed, "CatalogService").path("reason").asString())
                .isEqualTo("DesiredStateRefused");

        PLATFORM.recover("catalog", "aster-fail");
        assertThat(operator().put("aster-fail", aster("Better"), "Prefer", "wait=10").text("phase"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void listsBrandsByPages() {
        for (var id : List.of("page-a", "page-b", "page-c")) {
            operator().put(id, aster("Aster"));
        }
        var seen = new java.util.ArrayList<String>();
        var cursor = "";
        do {
            var page = operator().get("/api/v1/brands?limit=2&cursor=" + cursor);
            assertThat(page.status()).isEqualTo(200);
            page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(seen).contains("page-a", "page-b", "page-c").isSorted().doesNotHaveDuplicates();
        assertThat(operator().get("/api/v1/brands?cursor=!").status()).isEqualTo(400);
    }

    @Test
    void auditsWhoDidWhatWithBeforeAndAfter() {
        operator().put("aster-aud", aster("One"), "Manystory-Reason", "Opening");
        operator().put("aster-aud", aster("Two"));

        var events = events("aster-aud");
        assertThat(events).hasSize(2);
        var update = events.getFirst();
        assertThat(update.path("actor").asString()).isEqualTo("asha");
        assertThat(update.path("before").path("spec").path("displayName").asString())
                .isEqualTo("One");
        assertThat(update.path("after").path("spec").path("displayName").asString())
                .isEqualTo("Two");
        assertThat(update.path("traceId").asString()).matches("[0-9a-f]{32}");
        var create = events.getLast();
        assertThat(create.path("reason").asString()).isEqualTo("Opening");
        assertThat(create.has("before")).isFalse();
    }

    @Test
    void describesEveryFieldOfTheApi() {
        var document = withToken("").get("/v3/api-docs");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.text("openapi")).startsWith("3.1");
        document.body()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> {
                    if (schema.getKey().startsWith("ProblemDetail")
                            || schema.getKey().startsWith("JsonNode")) {
                        return;
                    }
                    schema.getValue()
                            .path("properties")
                            .properties()
                            .forEach(field ->
                                    assertThat(field.getValue().path("description").asString(""))
                                            .as("%s.%s", schema.getKey(), field.getKey())
                                            .isNotEmpty());
                });
        assertThat(document.body().path("paths").propertyNames())
                .contains("/api/v1/brands/{brandId}", "/api/v1/audit-events")
                .noneMatch(path -> path.startsWith("/internal"));
    }

    private Reply post(String path, String body) {
        return operator().send("POST", "/api/v1/brands/" + path, body, Map.of("Prefer", "wait=5"));
    }

    private List<JsonNode> events(String brand) {
        return operator()
                .get("/api/v1/audit-events?brand=" + brand)
                .body()
                .path("items")
                .values()
                .stream()
                .toList();
    }

    private static JsonNode condition(Reply reply, String type) {
        return reply.body().path("conditions").values().stream()
                .filter(condition -> condition.path("type").asString("").equals(type))
                .findFirst()
                .orElseThrow();
    }
}
