package com.manystory.tenancy.periodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PeriodicWorkTests {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final CountDownLatch thrice = new CountDownLatch(3);

    @Test
    void isDoneAgainAndAgain() throws InterruptedException {
        try (var _ = PeriodicWork.start("sweeping", PAUSE, thrice::countDown)) {
            assertThat(thrice.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void goesOnAfterATurnThatFailedAndSaysSo(CapturedOutput output) throws InterruptedException {
        var turns = new AtomicInteger();
        PeriodicWork.Turn failing =
                () -> {
                    thrice.countDown();
                    switch (turns.incrementAndGet()) {
                        case 1 -> throw new IOException("the disk is full");
                        case 2 -> throw new AssertionError("what can't be");
                        default -> {}
                    }
                };

        try (var _ = PeriodicWork.start("sweeping", PAUSE, failing)) {
            assertThat(thrice.await(5, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(output).contains("sweeping failed", "the disk is full", "what can't be");
    }

    @Test
    void goesOnAfterAnInterruptionThatMeantSomethingElse() throws InterruptedException {
        PeriodicWork.Turn interrupting =
                () -> {
                    thrice.countDown();
                    Thread.currentThread().interrupt();
                };

        try (var _ = PeriodicWork.start("sweeping", PAUSE, interrupting)) {
            assertThat(thrice.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endsAtOnceInTheMiddleOfAPause() {
        var work = PeriodicWork.start("sweeping", Duration.ofDays(1), () -> {});

        assertThat(taken(work::close)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void endsATurnThatIsUnderWayAndNothingAfterIt(CapturedOutput output) throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var work =
                PeriodicWork.start(
                        "sweeping",
                        PAUSE,
                        () -> {
                            begun.countDown();
                            try {
                                Thread.sleep(Duration.ofDays(1));
                            } finally {
                                ended.countDown();
                            }
                        });
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        assertThat(taken(work::close)).isLessThan(Duration.ofSeconds(2));
        assertThat(ended.getCount()).isZero();
        assertThat(output).doesNotContain("failed");
    }

    @Test
    void waitsForATurnBeforeItEnds() throws Exception {
        var begun = new CountDownLatch(1);
        var done = new AtomicInteger();
        var work =
                PeriodicWork.start(
                        "sweeping",
                        PAUSE,
                        () -> {
                            begun.countDown();
                            var until = System.nanoTime() + 200_000_000;
                            while (System.nanoTime() < until) {
                                Thread.onSpinWait();
                            }
                            done.incrementAndGet();
                        });
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        work.close();

        assertThat(done).hasValue(1);
        Thread.sleep(20);
        assertThat(done).hasValue(1);
    }

    @Test
    void aTurnThatTakesLongIsNotOvertakenByTheNext() throws InterruptedException {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        PeriodicWork.Turn slow =
                () -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.sleep(30);
                    underWay.decrementAndGet();
                    thrice.countDown();
                };

        try (var _ = PeriodicWork.start("sweeping", Duration.ofMillis(1), slow)) {
            assertThat(thrice.await(5, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(most).hasValue(1);
    }

    private static Duration taken(Runnable what) {
        var began = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
