package com.manystory.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.RetryLaterException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BulkheadTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    private final Bulkhead bulkhead = new Bulkhead(16, 100, 4, Duration.ofMillis(50));

    @Test
    void aStuckBrandTakesHalfAndTheNextOneHalfOfTheRest() {
        assertThat(enterAll(ASTER)).isEqualTo(8);
        assertThat(enterAll(PEBBLE)).isEqualTo(4);
        assertThat(enterAll(TenantId.of("tansy"))).isEqualTo(2);
        assertThat(enterAll(TenantId.of("thyme"))).isEqualTo(1);
    }

    @Test
    void aBrandHasACapBesides() {
        var capped = new Bulkhead(16, 3, 4, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            capped.enter(ASTER);
        }

        assertThatThrownBy(() -> capped.enter(ASTER)).isInstanceOf(RetryLaterException.class);
    }

    @Test
    void whoeverWaitsIsLetInWhenACallEnds() throws Exception {
        var patient = new Bulkhead(2, 1, 4, Duration.ofSeconds(10));
        patient.enter(ASTER);
        var waiting = begin(patient, ASTER);
        Thread.sleep(50);
        assertThat(waiting).isNotDone();

        patient.leave(ASTER);

        waiting.get(5, TimeUnit.SECONDS);
        patient.leave(ASTER);
        assertThat(patient.brands()).isZero();
    }

    @Test
    void noMoreThanAFewOfABrandWait() {
        var full = new Bulkhead(2, 1, 1, Duration.ofSeconds(10));
        full.enter(ASTER);
        var one = begin(full, ASTER);
        var other = begin(full, ASTER);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> one.isCompletedExceptionally() != other.isCompletedExceptionally());
        full.leave(ASTER);
    }

    @Test
    void aBrandThatWaitsTooLongIsRefusedAndForgotten() {
        enterAll(ASTER);
        for (int i = 0; i < 8; i++) {
            bulkhead.leave(ASTER);
        }

        assertThat(bulkhead.brands()).isZero();
    }

    @Test
    void losesNoPlaceToWhoeverIsInterrupted() throws Exception {
        var patient = new Bulkhead(2, 1, 400, Duration.ofSeconds(10));
        for (int i = 0; i < 200; i++) {
            patient.enter(ASTER);
            var refused = new AtomicInteger();
            var waiting =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    patient.enter(ASTER);
                                    patient.leave(ASTER);
                                } catch (RetryLaterException _) {
                                    refused.incrementAndGet();
                                }
                            });
            Thread.yield();
            waiting.interrupt();
            patient.leave(ASTER);
            assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
        }

        assertThat(patient.brands()).isZero();
        patient.enter(ASTER);
        patient.enter(PEBBLE);
    }

    private int enterAll(TenantId brand) {
        var entered = 0;
        try {
            while (true) {
                bulkhead.enter(brand);
                entered++;
            }
        } catch (RetryLaterException _) {
            return entered;
        }
    }

    private static CompletableFuture<Void> begin(Bulkhead bulkhead, TenantId brand) {
        var entered = new CompletableFuture<Void>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        bulkhead.enter(brand);
                        entered.complete(null);
                    } catch (RetryLaterException e) {
                        entered.completeExceptionally(e);
                    }
                });
        return entered;
    }
}
