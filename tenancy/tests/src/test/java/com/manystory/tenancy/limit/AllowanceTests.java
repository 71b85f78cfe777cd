package com.manystory.tenancy.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private static final RateLimit HUNDRED = new RateLimit(100, 200);

    private final AtomicLong now = new AtomicLong(42);
    private final SharedBucket bucket = new SharedBucket(now::get, HUNDRED.burst());
    private final Allowance allowance = allowance();

    @Test
    void givesABurstAndThenTheRate() {
        assertThat(takenOf(1_000)).isEqualTo(200);

        assertThat(takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance)))
                .isBetween(980, 1_000);
    }

    @Test
    void twoProcessesTogetherKeepOneLimit() {
        bucket.processes = 2;

        var taken = takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance, allowance()));

        assertThat(taken).isBetween(1_180, 1_200);
    }

    @Test
    void aQuietProcessLeavesTheLimitToTheBusyOne() {
        bucket.processes = 2;
        assertThat(allowance().take()).isTrue();

        assertThat(takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance)))
                .isBetween(1_160, 1_190);
    }

    @Test
    void asksForABatchRatherThanForEach() {
        takenIn(Duration.ofSeconds(10), 90, List.of(allowance));

        assertThat(bucket.asked).isLessThan(200);
    }

    @Test
    void doesNotAskAgainWhileItKnowsThatNothingIsLeft() {
        takenOf(1_000);
        var before = bucket.asked;

        assertThat(takenOf(1_000)).isZero();

        assertThat(bucket.asked).isEqualTo(before);
    }

    @Test
    void letsNobodyWaitForAnAnswerAndPaysBackWhatWasTakenMeanwhile() {
        bucket.isSlow = true;
        assertThat(takenOf(500)).isLessThanOrEqualTo(201);
        bucket.answer();
        bucket.isSlow = false;
        takenOf(500);

        var taken = takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance));

        assertThat(taken).isLessThanOrEqualTo(1_000);
    }

    @Test
    void goesOnWithItsShareWhenNobodyLends() {
        bucket.processes = 2;
        takenOf(1_000);
        bucket.isGone = true;

        var taken = takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance));

        assertThat(taken).isBetween(480, 500);
    }

    @Test
    void keepsTheLimitAloneWithoutAnybodyWhoLends() {
        bucket.isGone = true;

        var taken = takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance));

        assertThat(taken).isBetween(1_180, 1_200);
    }

    @Test
    void comesBackToTheSharedLimit() {
        bucket.isGone = true;
        takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance));
        bucket.isGone = false;

        // What was shared has filled up meanwhile.
        assertThat(takenIn(Duration.ofSeconds(10), 1_000, List.of(allowance)))
                .isBetween(1_170, 1_200);
    }

    @Test
    void keepsASlowRate() {
        var slow = new RateLimit(0.5, 1);
        var few = new Allowance("messages", slow, new SharedBucket(now::get, 1), now::get);

        assertThat(takenIn(Duration.ofSeconds(100), 10, List.of(few))).isBetween(48, 51);
    }

    @Test
    void whoeverTakesManyGetsWhatIsThereAndNoCredit() {
        assertThat(allowance.take(150)).isEqualTo(150);
        assertThat(allowance.take(150)).isEqualTo(50);
        assertThat(allowance.take(150)).isZero();

        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(allowance.take(150)).isEqualTo(50);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        allowance.take(200);
        allowance.giveBack(20);

        assertThat(allowance.take(150)).isEqualTo(20);
    }

    @Test
    void saysWhenThereIsMore() {
        var slow = new RateLimit(0.1, 1);
        var few = new Allowance("messages", slow, new SharedBucket(now::get, 1), now::get);
        while (few.take()) {
            now.incrementAndGet();
        }

        assertThat(few.retryAfter()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));
        now.addAndGet(few.retryAfter().toNanos());
        assertThat(few.take()).isTrue();
    }

    private Allowance allowance() {
        return new Allowance("requests", HUNDRED, bucket, now::get);
    }

    private int takenOf(int attempts) {
        var taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += allowance.take() ? 1 : 0;
        }
        return taken;
    }

    /// How many are taken in a time by attempts that come evenly, to one after the other.
    private int takenIn(Duration time, int perSecond, List<Allowance> allowances) {
        var taken = 0;
        var attempts = perSecond * time.toSeconds();
        for (int i = 0; i < attempts; i++) {
            now.addAndGet(time.toNanos() / attempts);
            taken += allowances.get(i % allowances.size()).take() ? 1 : 0;
        }
        return taken;
    }
}
