package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrainSlotsTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    @Test
    void leavesABrandAloneForAWhileThatFailed() {
        var slots = new DrainSlots(1, Duration.ofMinutes(1));
        fail(slots, ASTER);

        assertThat(slots.isPausing(ASTER)).isTrue();
        assertThat(slots.isPausing(PEBBLE)).isFalse();
        slots.run(ASTER, () -> {});
        assertThat(slots.isPausing(ASTER)).isFalse();
    }

    @Test
    void keepsASlotFreeForTheOthersHoweverManyAreInTrouble() throws InterruptedException {
        var slots = new DrainSlots(1, Duration.ofMinutes(1));
        var stuck = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var brands = IntStream.range(0, 10).mapToObj(i -> TenantId.of("stuck-" + i)).toList();
        brands.forEach(brand -> fail(slots, brand));
        for (var brand : brands) {
            Thread.ofVirtual()
                    .start(() ->
                            slots.run(
                                    brand,
                                    () -> {
                                        begun.incrementAndGet();
                                        await(stuck);
                                    }));
        }
        var served = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> slots.run(PEBBLE, served::countDown));

        assertThat(served.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.get()).isLessThanOrEqualTo(2);
        stuck.countDown();
    }

    private static void fail(DrainSlots slots, TenantId brand) {
        slots.run(
                brand,
                () -> {
                    throw new IllegalStateException("on purpose");
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
