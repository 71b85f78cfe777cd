package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenants.registry.RegistryFeed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RegistryFeedIT extends ControlPlaneTest {

    @Autowired private RegistryFeed feed;

    @Test
    void tellsEverythingToWhoeverKnowsNothing() {
        operator().put("aster-full", aster("Aster"), "Prefer", "wait=10");
        var page = feed(0, 0);

        assertThat(page.body().path("full").asBoolean()).isTrue();
        assertThat(page.body().path("brands").values())
                .anySatisfy(brand -> {
                    assertThat(brand.path("id").asString()).isEqualTo("aster-full");
                    assertThat(brand.path("phase").asString()).isEqualTo("ACTIVE");
                    assertThat(brand.path("spec").path("currency").asString()).isEqualTo("IDR");
                });
        assertThat(
                        feed(page.body().path("version").asLong() + 1_000, 0)
                                .body()
                                .path("full")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void wakesALongPollWhenSomethingChanges() throws Exception {
        operator().put("aster-poll", aster("One"), "Prefer", "wait=10");
        Thread.sleep(200);
        var version = feed(0, 0).body().path("version").asLong();
        var poll = CompletableFuture.supplyAsync(() -> feed(version, 20));
        Thread.sleep(300);
        assertThat(poll).isNotDone();

        var started = System.nanoTime();
        operator().put("aster-poll", aster("Two"));
        var page = poll.get();

        assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
        assertThat(page.body().path("full").asBoolean()).isFalse();
        assertThat(page.body().path("brands").get(0).path("spec").path("displayName").asString())
                .isEqualTo("Two");
    }

    @Test
    void tellsWhatIsGone() {
        operator().put("aster-gone", aster("Aster"), "Prefer", "wait=10");
        var version = feed(0, 0).body().path("version").asLong();
        operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/aster-gone",
                        "",
                        Map.of("Prefer", "wait=10", "Manystory-Reason", "A test"));

        assertThat(feed(version, 5).body().path("removed").values())
                .extracting(id -> id.asString())
                .contains("aster-gone");
    }

    @Test
    void answersAnEmptyPageWhenTheWaitIsOver() throws Exception {
        Thread.sleep(500);
        var version = feed(0, 0).body().path("version").asLong();
        var page = feed(version, 0);

        assertThat(page.body().path("version").asLong()).isEqualTo(version);
        assertThat(page.body().path("brands").size()).isZero();
    }

    @Test
    void letsNobodyWaitWhenTheProcessIsToStop() {
        var version = feed(0, 0).body().path("version").asLong();
        var poll = CompletableFuture.supplyAsync(() -> feed(version, 60));
        await().during(Duration.ofMillis(300)).until(() -> !poll.isDone());

        feed.stop();
        try {
            assertThat(poll).succeedsWithin(Duration.ofSeconds(20));
        } finally {
            feed.start();
        }
    }

    private ControlPlane.Reply feed(long after, int wait) {
        var token = TestTokens.mint("tenant-service", null, "catalog-service", "service");
        return withToken(token)
                .get("/internal/v1/registry?after=%d&wait=%d".formatted(after, wait));
    }
}
