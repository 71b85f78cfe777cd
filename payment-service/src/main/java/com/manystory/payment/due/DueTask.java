package com.manystory.payment.due;

import java.time.Instant;
import java.util.Optional;

/// Timed work in a brand's database. It runs with the brand bound, outside any transaction, maybe
/// in several processes at once, and again after a crash.
public interface DueTask {

    /// Does what is due now.
    void runDue();

    /// When something will be due next, possibly in the past; empty when nothing is planned.
    Optional<Instant> nextDue();
}
