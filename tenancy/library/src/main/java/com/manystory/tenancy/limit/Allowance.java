package com.manystory.tenancy.limit;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// What one brand may still use of a rate limit, as this process knows it. Taking is a decrement: a
/// batch is borrowed from what all processes share, and the next one asked for before it is used
/// up. Whoever comes while that is under way is let through on credit, which the next loan pays
/// back; so in the long run the processes together keep the limit exactly, and nobody waits for an
/// answer. When none comes, this process goes on with its share.
public final class Allowance {

    private static final long NEVER = 0;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String name;
    private final RateLimit limit;
    private final Lender lender;
    private final LongSupplier clock;
    private final long batch;
    private final long low;
    private final AtomicLong balance = new AtomicLong();
    private final AtomicBoolean isAsking = new AtomicBoolean();

    /// When there is more, or [#NEVER] while there is some.
    private volatile long closedUntil = NEVER;

    // Of whoever asks.
    private int processes = 1;
    private double share;
    private long sharedAt;

    Allowance(String name, RateLimit limit, Lender lender, LongSupplier clock) {
        this.name = name;
        this.limit = limit;
        this.lender = lender;
        this.clock = clock;
        this.batch = limit.batch();
        this.low = batch / 2;
        this.share = limit.burst();
        this.sharedAt = clock.getAsLong();
    }

    /// Takes one.
    ///
    /// @return whether there was one
    public boolean take() {
        if (closedUntil != NEVER && isClosed() && balance.get() <= 0) {
            return false;
        }
        var left = balance.decrementAndGet();
        return left >= low || takeOfLittle(left);
    }

    /// Takes up to a number, without credit: whoever takes many waits for the answer.
    ///
    /// @return how many there were
    public int take(int most) {
        var taken = takeOwned(most);
        if (taken < most && !isClosed() && isAsking.compareAndSet(false, true)) {
            try {
                ask(Math.min(most - taken, limit.burst()))
                        .toCompletableFuture()
                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException _) {
                // What comes later is there for the next one.
                return taken;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return taken;
            }
            taken += takeOwned(most - taken);
        }
        return taken;
    }

    private int takeOwned(int most) {
        var before = balance.getAndUpdate(held -> held - Math.clamp(held, 0, most));
        return Math.clamp(before, 0, most);
    }

    /// Gives back what was taken and not used.
    public void giveBack(int unused) {
        balance.addAndGet(unused);
    }

    /// How long until there is more, a second at least: waiting less isn't worth coming back for.
    public Duration retryAfter() {
        var until = closedUntil;
        var nanos = until == NEVER ? 0 : until - clock.getAsLong();
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L)));
    }

    /// What is limited, such as `requests`.
    public String name() {
        return name;
    }

    /// The limit.
    public RateLimit limit() {
        return limit;
    }

    private boolean isClosed() {
        var until = closedUntil;
        if (until != NEVER && clock.getAsLong() - until >= 0) {
            closedUntil = NEVER;
            return false;
        }
        return until != NEVER;
    }

    private boolean takeOfLittle(long left) {
        var isOpen = !isClosed();
        var isGiven = left >= 0 || (isOpen && left >= -limit.burst());
        if (!isGiven) {
            balance.incrementAndGet();
        }
        if (isOpen && isAsking.compareAndSet(false, true)) {
            var _ = ask(batch);
        }
        return isGiven;
    }

    private CompletionStage<Boolean> ask(long wanted) {
        var credit = Math.max(0, -balance.get());
        return lender.lend(limit, credit, wanted)
                .handle((loan, failure) -> {
                    try {
                        if (failure == null && loan != null) {
                            borrowed(credit, loan);
                        } else {
                            goOnAlone(credit, wanted);
                        }
                        return true;
                    } finally {
                        isAsking.set(false);
                    }
                });
    }

    private void borrowed(long credit, Lender.Loan loan) {
        processes = Math.max(1, loan.processes());
        share = 0;
        sharedAt = clock.getAsLong();
        add(credit + loan.lent());
        if (loan.lent() == 0) {
            closeFor(loan.waitNanos());
        }
    }

    /// Nobody answers: this process's share of the rate is what has come since the last answer.
    private void goOnAlone(long credit, long wanted) {
        var now = clock.getAsLong();
        var rate = limit.perSecond() / processes;
        var most = Math.max(1.0, (double) limit.burst() / processes);
        share = Math.min(most, share + (now - sharedAt) * rate / 1e9) - credit;
        sharedAt = now;
        var lent = (long) Math.clamp(share, 0, wanted);
        share -= lent;
        add(credit + lent);
        if (lent == 0) {
            var enough = Math.min(batch, most);
            closeFor((long) Math.ceil((enough - share) / rate * 1e9));
        }
    }

    private void add(long number) {
        if (number > 0) {
            balance.addAndGet(number);
        }
    }

    private void closeFor(long nanos) {
        var until = clock.getAsLong() + Math.max(nanos, 1);
        closedUntil = until == NEVER ? 1 : until;
    }
}
