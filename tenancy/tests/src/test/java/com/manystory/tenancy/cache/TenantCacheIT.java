package com.manystory.tenancy.cache;

import static com.manystory.tenancy.cache.CacheProcess.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is loaded, once, and for whom.
class TenantCacheIT extends CacheTest {

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

        assertThat(two.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("flowers");
        assertThat(two.count("redis")).isEqualTo(1);
        assertThat(two.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("flowers");
        assertThat(two.count("near")).isEqualTo(1);
    }

    @Test
    void keepsBrandsApartUnderTheSameKey() {
        one.get(ASTER, "home", () -> value("flowers", "listings"));

        assertThat(one.get(PEBBLE, "home", () -> value("paint", "listings"))).isEqualTo("paint");
        awaitStored(2);
        assertThat(two.get(PEBBLE, "home", CacheTest::unexpected)).isEqualTo("paint");
        assertThat(two.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("flowers");
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
        registry.accept(TestBrands.changed(TestBrands.ASTER, TestBrands.ASTER.spec()));

        assertThat(one.get(ASTER, "home", () -> value("in dollars"))).isEqualTo("in dollars");
        awaitStored(2);
        assertThat(two.get(ASTER, "home", CacheTest::unexpected)).isEqualTo("in dollars");
    }

    @Test
    void asksNobodyWithoutABrand() {
        assertThatThrownBy(() -> one.cache.get("test", "home", SECOND, CacheTest::unexpected))
                .isInstanceOf(NoTenantException.class);
        assertThatThrownBy(() -> one.cache.invalidate(Set.of("listings")))
                .isInstanceOf(NoTenantException.class);
        assertThat(server.run("KEYS", "*")).isEmpty();
    }

    @Test
    void keepsNothingOfATransactionThatMayHaveWritten() {
        one.isWriting.set(true);
        one.get(ASTER, "home", () -> value("uncommitted"));
        one.isWriting.set(false);

        assertThat(one.get(ASTER, "home", () -> value("flowers"))).isEqualTo("flowers");
    }

    @Test
    void refusesALoaderThatAsksForItself() {
        assertThatThrownBy(() ->
                        one.get(
                                ASTER,
                                "home",
                                () -> value(one.get(ASTER, "home", CacheTest::unexpected))))
                .isInstanceOf(IllegalStateException.class);
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

    private static Brand reborn(Brand brand) {
        return new Brand(brand.id(), "reborn", 1, brand.phase(), brand.cell(), brand.spec());
    }
}
