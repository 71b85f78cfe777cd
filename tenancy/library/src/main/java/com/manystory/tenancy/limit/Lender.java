package com.manystory.tenancy.limit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Keeps what all processes together may still use, and lends it in batches.
interface Lender {

    /// Lends nothing: each process is on its own.
    Lender NONE =
            (_, _, _) ->
                    CompletableFuture.failedFuture(
                            new IllegalStateException("Nothing is shared between processes"));

    /// Takes what was used on credit, and lends up to the wanted number beyond.
    ///
    /// @return fails when no answer comes in a moment, without waiting for it
    CompletionStage<Loan> lend(RateLimit limit, long credit, long wanted);

    /// What was lent.
    ///
    /// @param lent how many, beyond the credit; 0 when nothing is left
    /// @param waitNanos in how long there will be a batch, when there is less now
    /// @param processes how many processes borrow at present, this one included
    record Loan(long lent, long waitNanos, int processes) {}
}
