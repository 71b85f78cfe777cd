package com.manystory.tenancy.cache;

import static com.manystory.tenancy.cache.CacheProcess.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.redis.RedisUnderTest;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantCacheIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static RedisUnderTest server;
    private final InMemoryRegistry registry =
            new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
    private CacheProcess one;
    private CacheProcess two;

    @BeforeAll
    static void startRedis() {
        server = new RedisUnderTest();
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void startProcesses() {
        server.run("FLUSHALL");
        one = new CacheProcess(server.properties(), registry);
        two = new CacheProcess(server.properties(), registry);
        Awaitility.await().until(() -> one.cache.linkUp() && two.cache.linkUp());
    }

    @AfterEach
    void stopProcesses() {
        one.close();
        two.close();
    }

    @Test
    void loadsOnceFor500WhoAskAtTheSameTime() throws Exception {
        var loads = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callAtOnce(
                            callers,
                            500,
                            () ->
                                    one.get(
                                            ASTER,
                                            "home",
                                            () -> {
                                                loads.incrementAndGet();
                                                Thread.sleep(200);
                                                return value("flowers", "listings");
                                            }));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("flowers");
            }
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void tellsAllWhoWaitedThatLoadingFailedAndThenTriesAfresh() throws Exception {
        var loads = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    callAtOnce(
                            callers,
                            50,
                            () ->
                                    one.get(
                                            ASTER,
                                            "home",
                                            () -> {
                                                loads.incrementAndGet();
                                                Thread.sleep(300);
                                                throw new IOException("database gone");
                                            }));
            for (var answer : answers) {
                assertThatThrownBy(answer::get)
                        .hasCauseInstanceOf(CacheLoadException.class)
                        .hasRootCauseMessage("database gone");
            }
        }
        assertThat(loads).hasValue(1);
        assertThat(one.get(ASTER, "home", () -> value("flowers"))).isEqualTo("flowers");
    }

    @Test
    void findsInRedisWhatAnotherProcessLoaded() {
        one.get(ASTER, "home", () -> value("flowers", "listings"));
        awaitStored(1);

        assertThat(two.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("flowers");
        assertThat(two.count("redis")).isEqualTo(1);
        assertThat(two.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("flowers");
        assertThat(two.count("near")).isEqualTo(1);
    }

    @Test
    void keepsBrandsApartUnderTheSameKey() {
        one.get(ASTER, "home", () -> value("flowers", "listings"));

        assertThat(one.get(PEBBLE, "home", () -> value("paint", "listings"))).isEqualTo("paint");
        awaitStored(2);
        assertThat(two.get(PEBBLE, "home", TenantCacheIT::unexpected)).isEqualTo("paint");
        assertThat(two.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("flowers");
    }

    @Test
    void findsNothingOfAnEarlierLifeOfTheBrand() {
        one.get(ASTER, "home", () -> value("old flowers", "listings"));
        registry.accept(reborn(TestBrands.ASTER));

        assertThat(one.get(ASTER, "home", () -> value("new flowers"))).isEqualTo("new flowers");
    }

    @Test
    void findsNothingThatWasMadeForAnEarlierStateOfTheBrand() {
        one.get(ASTER, "home", () -> value("in rupiah"));
        var before = TestBrands.ASTER;
        registry.accept(
                new Brand(
                        ASTER,
                        before.incarnation(),
                        before.generation() + 1,
                        before.phase(),
                        before.cell(),
                        before.spec()));

        assertThat(one.get(ASTER, "home", () -> value("in dollars"))).isEqualTo("in dollars");
        awaitStored(2);
        assertThat(two.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("in dollars");
    }

    @Test
    void asksNobodyWithoutABrand() {
        assertThatThrownBy(() -> one.cache.get("test", "home", SECOND, TenantCacheIT::unexpected))
                .isInstanceOf(NoTenantException.class);
        assertThatThrownBy(() -> one.cache.invalidate(Set.of("listings")))
                .isInstanceOf(NoTenantException.class);
        assertThat(server.run("KEYS", "*")).isEmpty();
    }

    @Test
    void dropsInEveryProcessWithinASecond() {
        one.get(ASTER, "home", () -> value("flowers", "listings", "listing:1"));
        awaitStored(1);
        two.get(ASTER, "home", TenantCacheIT::unexpected);
        one.get(PEBBLE, "home", () -> value("paint", "listings", "listing:1"));
        awaitStored(2);

        one.invalidate(ASTER, "listing:1");

        assertThat(one.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
        Awaitility.await()
                .atMost(SECOND)
                .until(() -> two.get(ASTER, "home", () -> value("roses")).equals("roses"));
        assertThat(one.get(PEBBLE, "home", TenantCacheIT::unexpected)).isEqualTo("paint");
        assertThat(two.get(PEBBLE, "home", TenantCacheIT::unexpected)).isEqualTo("paint");
    }

    @Test
    void keepsWhatCarriesOtherTags() {
        one.get(ASTER, "home", () -> value("flowers", "listing:1"));
        awaitStored(1);

        one.invalidate(ASTER, "listing:2");

        assertThat(one.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("flowers");
        assertThat(two.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("flowers");
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
        var loading = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var early =
                CompletableFuture.supplyAsync(() ->
                        one.get(
                                ASTER,
                                "home",
                                () -> {
                                    loading.countDown();
                                    proceed.await();
                                    return value("flowers", "listing:1");
                                }));
        loading.await();

        var heard = new CountDownLatch(1);
        one.cache.onInvalidate((_, _) -> heard.countDown());

        two.invalidate(ASTER, "listing:1");
        heard.await();
        proceed.countDown();

        assertThat(early.get()).isEqualTo("flowers");
        assertThat(one.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
    }

    @Test
    void storesNothingStaleInRedisWhenInvalidatedWhileLoading() throws Exception {
        // Without the link's help: a process that joined later sees only what is in Redis.
        var loading = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var early =
                CompletableFuture.runAsync(() ->
                        one.get(
                                ASTER,
                                "home",
                                () -> {
                                    loading.countDown();
                                    proceed.await();
                                    return value("flowers", "listing:1");
                                }));
        loading.await();
        two.invalidate(ASTER, "listing:1");
        proceed.countDown();
        early.get();

        assertThat(two.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
    }

    @Test
    void letsNobodyJoinALoadThatBeganBeforeAnInvalidation() throws Exception {
        var loading = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var early =
                CompletableFuture.runAsync(() ->
                        one.get(
                                ASTER,
                                "home",
                                () -> {
                                    loading.countDown();
                                    proceed.await();
                                    return value("flowers", "listing:1");
                                }));
        loading.await();
        one.invalidate(ASTER, "listing:1");

        assertThat(one.get(ASTER, "home", () -> value("roses", "listing:1"))).isEqualTo("roses");
        proceed.countDown();
        early.get();
        assertThat(one.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("roses");
    }

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
        two.get(ASTER, "list", () -> value("ten", "listings"));
        one.invalidate(ASTER, "listings");
        Awaitility.await()
                .atMost(SECOND)
                .until(() -> two.get(ASTER, "list", () -> value("nine")).equals("nine"));
    }

    @Test
    void worksWithoutRedisAndHearsAgainWhenItIsBack() {
        one.get(ASTER, "home", () -> value("flowers", "listing:1"));
        awaitStored(1);
        two.get(ASTER, "home", TenantCacheIT::unexpected);

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
        two.get(ASTER, "list", () -> value("ten", "listings"));
        one.invalidate(ASTER, "listings");
        Awaitility.await()
                .atMost(SECOND)
                .until(() -> two.get(ASTER, "list", () -> value("nine")).equals("nine"));
    }

    @Test
    void makesNobodyWaitLongForARedisThatDoesNotAnswer() {
        one.get(ASTER, "home", () -> value("flowers", "listing:1"));
        awaitStored(1);
        two.get(ASTER, "home", TenantCacheIT::unexpected);
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
        var loading = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var early =
                CompletableFuture.runAsync(() ->
                        one.get(
                                ASTER,
                                "home",
                                () -> {
                                    loading.countDown();
                                    proceed.await();
                                    return value("flowers", "listing:1");
                                }));
        loading.await();
        server.run("FLUSHALL");
        two.invalidate(ASTER, "listing:1");
        proceed.countDown();
        early.get();

        assertThat(two.get(ASTER, "home", () -> value("roses"))).isEqualTo("roses");
    }

    @Test
    void keepsNothingForLongerThanASecondWithoutAnyRedis() throws InterruptedException {
        try (var alone = new CacheProcess(null, registry)) {
            alone.get(ASTER, "home", () -> value("flowers"));
            assertThat(alone.get(ASTER, "home", TenantCacheIT::unexpected)).isEqualTo("flowers");

            Thread.sleep(1_050);

            assertThat(alone.get(ASTER, "home", () -> value("roses"))).isEqualTo("roses");
            assertThat(alone.cache.linkUp()).isFalse();
        }
    }

    @Test
    void keepsNothingOfATransactionThatMayHaveWritten() {
        one.isWriting.set(true);
        one.get(ASTER, "home", () -> value("uncommitted"));
        one.isWriting.set(false);

        assertThat(one.get(ASTER, "home", () -> value("flowers"))).isEqualTo("flowers");
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
        var before = TestBrands.ASTER;

        registry.accept(
                new Brand(
                        ASTER,
                        before.incarnation(),
                        before.generation() + 1,
                        before.phase(),
                        before.cell(),
                        before.spec()));

        Awaitility.await()
                .atMost(SECOND)
                .untilAsserted(() -> assertThat(heard).contains("aster [brand]"));
        assertThat(two.get(PEBBLE, "home", TenantCacheIT::unexpected)).isEqualTo("paint");
    }

    @Test
    void refusesALoaderThatAsksForItself() {
        assertThatThrownBy(() ->
                        one.get(
                                ASTER,
                                "home",
                                () -> value(one.get(ASTER, "home", TenantCacheIT::unexpected))))
                .isInstanceOf(IllegalStateException.class);
    }

    /// Values are stored in Redis without waiting for it.
    private static void awaitStored(int number) {
        Awaitility.await().until(() -> server.run("KEYS", "*:cache:*").size() >= number);
    }

    private static List<Future<String>> callAtOnce(
            ExecutorService callers, int number, Callable<String> call) {
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<String>>();
        for (int i = 0; i < number; i++) {
            answers.add(
                    callers.submit(() -> {
                        start.await();
                        return call.call();
                    }));
        }
        start.countDown();
        return answers;
    }

    private static TenantCache.CachedValue unexpected() {
        throw new AssertionError("It should have been found");
    }

    private static Brand reborn(Brand brand) {
        return new Brand(brand.id(), "reborn", 1, brand.phase(), brand.cell(), brand.spec());
    }
}
