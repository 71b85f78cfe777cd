package com.manystory.tenancy.cache;

import static com.manystory.tenancy.cache.CacheProcess.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A Redis that is gone, silent or empty makes the cache slower, never wrong.
class CacheOutagesIT extends CacheTest {

    @Test
    void hearsAgainAfterItsConnectionWasKilledAndTrustsNothingOlder() {
        two.get(ASTER, "home", () -> value("flowers", "listing:1"));
        var everything = new AtomicInteger();
        two.cache.onInvalidate((tenant, _) -> {
            if (tenant == null) {
                everything.incrementAndGet();
            }
        });

        server.run("CLIENT", "KILL", "TYPE", "pubsub");
        one.invalidate(ASTER, "listing:1");

        Awaitility.await()
                .atMost(SECOND)
                .until(() -> two.get(ASTER, "home", () -> value("roses")).equals("roses"));
        Awaitility.await().until(() -> one.cache.linkUp() && two.cache.linkUp());
        assertThat(everything).hasPositiveValue();
        assertOneIsHeardByTwo();
    }

    @Test
    void worksWithoutRedisAndHearsAgainWhenItIsBack() {
        one.get(ASTER, "home", () -> value("flowers", "listing:1"));
        awaitStored(1);
        two.get(ASTER, "home", CacheTest::unexpected);

        server.stop();
        try {
            Awaitility.await().until(() -> !one.cache.linkUp() && !two.cache.linkUp());
            var started = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(one.get(ASTER, "page-" + i, () -> value("page"))).isEqualTo("page");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SECOND);

            // Said while nobody can hear it: at most a second old in the other process, ...
            one.invalidate(ASTER, "listing:1");
            Awaitility.await()
                    .atMost(Duration.ofMillis(1_500))
                    .until(() -> two.get(ASTER, "home", () -> value("roses")).equals("roses"));
        } finally {
            server.start();
        }
        // ... and known to everybody as soon as Redis is back.
        Awaitility.await().until(() -> one.cache.linkUp() && two.cache.linkUp());
        assertOneIsHeardByTwo();
    }

    @Test
    void makesNobodyWaitLongForARedisThatDoesNotAnswer() {
        one.get(ASTER, "home", () -> value("flowers", "listing:1"));
        awaitStored(1);
        two.get(ASTER, "home", CacheTest::unexpected);
        server.freeze();
        try {
            var times = new ArrayList<Duration>();
            for (int i = 0; i < 40; i++) {
                var started = System.nanoTime();
                one.get(ASTER, "page-" + i, () -> value("page"));
                times.add(Duration.ofNanos(System.nanoTime() - started));
            }
            assertThat(times).allMatch(time -> time.toMillis() < 900);
            assertThat(times).filteredOn(time -> time.toMillis() > 300).hasSizeLessThan(2);

            one.invalidate(ASTER, "listing:1");
            Awaitility.await()
                    .atMost(Duration.ofMillis(2_500))
                    .until(() -> two.get(ASTER, "home", () -> value("roses")).equals("roses"));
        } finally {
            server.thaw();
        }
        Awaitility.await().until(() -> one.cache.linkUp() && two.cache.linkUp());
        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() ->
                        two.get(ASTER, "home", () -> value("roses", "listing:1")).equals("roses"));
    }

    @Test
    void invalidatesAfterRedisWasEmptied() {
        one.get(ASTER, "home", () -> value("flowers", "listing:1"));
        one.invalidate(ASTER, "listing:1");
        one.get(ASTER, "home", () -> value("roses", "listing:1"));

        server.run("FLUSHALL");

        two.get(ASTER, "home", () -> value("lilies", "listing:1"));
        one.invalidate(ASTER, "listing:1");
        Awaitility.await()
                .atMost(SECOND)
                .until(() ->
                        two.get(ASTER, "home", () -> value("tulips", "listing:1"))
                                .equals("tulips"));
    }

    @Test
    void storesNothingStaleWhenRedisIsEmptiedWhileLoading() throws Exception {
        one.invalidate(ASTER, "listing:1");
        var early = SlowLoad.of(one, ASTER, "home", value("flowers", "listing:1"));
        server.run("FLUSHALL");
        two.invalidate(ASTER, "listing:1");
        assertThat(early.finish()).isEqualTo("flowers");

        assertThat(two.get(ASTER, "home", () -> value("roses"))).isEqualTo("roses");
    }

    @Test
    void keepsNothingForLongerThanASecondWithoutAnyRedis() throws InterruptedException {
        try (var alone = new CacheProcess(null, registry)) {
            alone.get(ASTER, "home", () -> value("flowers"));
            assertThat(alone.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("flowers");

            Thread.sleep(1_050);

            assertThat(alone.get(ASTER, "home", () -> value("roses"))).isEqualTo("roses");
            assertThat(alone.cache.linkUp()).isFalse();
        }
    }

    private void assertOneIsHeardByTwo() {
        two.get(ASTER, "list", () -> value("ten", "listings"));
        one.invalidate(ASTER, "listings");
        Awaitility.await()
                .atMost(SECOND)
                .until(() -> two.get(ASTER, "list", () -> value("nine")).equals("nine"));
    }
}
