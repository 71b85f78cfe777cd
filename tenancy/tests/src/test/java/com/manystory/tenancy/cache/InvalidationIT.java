package com.manystory.tenancy.cache;

import static com.manystory.tenancy.cache.CacheProcess.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What is stale is dropped everywhere, whatever happens at the same time.
class InvalidationIT extends CacheTest {

    @Test
    void dropsInEveryProcessWithinASecond() {
        one.get(ASTER, "home", () -> value("flowers", "listings", "listing:1"));
        awaitStored(1);
        two.get(ASTER, "home", CacheTest::unexpected);
        one.get(PEBBLE, "home", () -> value("paint", "listings", "listing:1"));
        awaitStored(2);

        one.invalidate(ASTER, "listing:1");

        assertThat(one.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
        Awaitility.await()
                .atMost(SECOND)
                .until(() -> two.get(ASTER, "home", () -> value("roses")).equals("roses"));
        assertThat(one.get(PEBBLE, "home", CacheTest::unexpected)).isEqualTo("paint");
        assertThat(two.get(PEBBLE, "home", CacheTest::unexpected)).isEqualTo("paint");
    }

    @Test
    void keepsWhatCarriesOtherTags() {
        one.get(ASTER, "home", () -> value("flowers", "listing:1"));
        awaitStored(1);

        one.invalidate(ASTER, "listing:2");

        assertThat(one.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("flowers");
        assertThat(two.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("flowers");
    }

    @Test
    void dropsEverythingOfABrandWhenNoTagIsNamed() {
        one.get(ASTER, "home", () -> value("flowers"));

        two.invalidate(ASTER);

        Awaitility.await()
                .atMost(SECOND)
                .until(() -> one.get(ASTER, "home", () -> value("roses")).equals("roses"));
    }

    @Test
    void leavesNothingStaleWhenAnotherProcessInvalidatesWhileLoading() throws Exception {
        var early = SlowLoad.of(one, ASTER, "home", value("flowers", "listing:1"));

        var heard = new CountDownLatch(1);
        one.cache.onInvalidate((_, _) -> heard.countDown());

        two.invalidate(ASTER, "listing:1");
        heard.await();
        assertThat(early.finish()).isEqualTo("flowers");
        assertThat(one.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
    }

    @Test
    void storesNothingStaleInRedisWhenInvalidatedWhileLoading() throws Exception {
        // Without the link's help: a process that joined later sees only what is in Redis.
        var early = SlowLoad.of(one, ASTER, "home", value("flowers", "listing:1"));
        two.invalidate(ASTER, "listing:1");
        assertThat(early.finish()).isEqualTo("flowers");

        assertThat(two.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
    }

    @Test
    void letsNobodyJoinALoadThatBeganBeforeAnInvalidation() throws Exception {
        var early = SlowLoad.of(one, ASTER, "home", value("flowers", "listing:1"));
        one.invalidate(ASTER, "listing:1");

        assertThat(one.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
        assertThat(early.finish()).isEqualTo("flowers");
        assertThat(one.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("roses");
    }

    @Test
    void saysItAgainForWhatWasLoadedFromAProcessThatHeardLater() throws Exception {
        try (var teller = new CacheProcess(server.properties(), registry, Duration.ofMillis(200))) {
            Awaitility.await().until(teller.cache::linkUp);
            teller.invalidate(ASTER, "listing:1");
            var reloaded = two.get(ASTER, "home", () -> value("still flowers", "listing:1"));
            assertThat(reloaded).isEqualTo("still flowers");

            Awaitility.await()
                    .atMost(SECOND)
                    .until(() ->
                            two.get(ASTER, "home", () -> value("roses", "listing:1"))
                                    .equals("roses"));
        }
    }

    @Test
    void tellsItsListenersWhatBecameStale() {
        var heard = new CopyOnWriteArrayList<String>();
        two.cache.onInvalidate((tenant, tags) -> {
            synchronized (heard) {
                heard.add(tenant + " " + tags);
            }
        });

        one.invalidate(ASTER, "listing:1");

        Awaitility.await()
                .atMost(SECOND)
                .untilAsserted(() -> assertThat(heard).contains("aster [listing:1]"));
    }

    @Test
    void dropsWhatDependsOnTheBrandWhenItsStateChanges() {
        registry.onChange(new BrandChanges(registry, one.cache));
        registry.accept(TestBrands.ASTER);
        two.get(PEBBLE, "home", () -> value("paint", "brand"));
        var heard = new CopyOnWriteArrayList<String>();
        two.cache.onInvalidate((tenant, tags) -> heard.add(tenant + " " + tags));

        registry.accept(TestBrands.changed(TestBrands.ASTER, TestBrands.ASTER.spec()));

        Awaitility.await()
                .atMost(SECOND)
                .untilAsserted(() -> assertThat(heard).contains("aster [brand]"));
        assertThat(two.get(PEBBLE, "home", CacheTest::unexpected)).isEqualTo("paint");
    }
}
