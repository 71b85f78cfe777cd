package com.manystory.tenancy.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// Lends as Redis does, and can be gone, or slow.
final class SharedBucket implements Lender {

    final Deque<Runnable> unanswered = new ArrayDeque<>();
    boolean isGone;
    boolean isSlow;
    int processes = 1;
    int asked;
    private final LongSupplier clock;
    private double tokens;
    private long at;

    SharedBucket(LongSupplier clock, long tokens) {
        this.clock = clock;
        this.tokens = tokens;
        this.at = clock.getAsLong();
    }

    void answer() {
        while (!unanswered.isEmpty()) {
            unanswered.removeFirst().run();
        }
    }

    @Override
    public CompletionStage<Loan> lend(RateLimit limit, long credit, long wanted) {
        asked++;
        if (isGone) {
            return CompletableFuture.failedFuture(new IllegalStateException("gone"));
        }
        var loan = loan(limit, credit, wanted);
        if (!isSlow) {
            return CompletableFuture.completedFuture(loan);
        }
        var answer = new CompletableFuture<Loan>();
        unanswered.add(() -> answer.complete(loan));
        return answer;
    }

    private Loan loan(RateLimit limit, long credit, long wanted) {
        var now = clock.getAsLong();
        tokens = Math.min(limit.burst(), tokens + (now - at) * limit.perSecond() / 1e9) - credit;
        at = now;
        var lent = (long) Math.clamp(tokens, 0, wanted);
        tokens -= lent;
        var missing = limit.batch() - tokens;
        return new Loan(lent, (long) Math.max(0, missing / limit.perSecond() * 1e9), processes);
    }
}
