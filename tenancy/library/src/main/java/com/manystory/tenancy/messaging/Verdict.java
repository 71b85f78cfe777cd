package com.manystory.tenancy.messaging;

import com.manystory.tenancy.registry.Brand;

/// What to do with a message that arrived.
sealed interface Verdict {

    /// Handle it for the brand.
    record Handle(Brand brand) implements Verdict {}

    /// Never handle it: it comes again, and ends in the dead letter queue.
    record Reject(String reason) implements Verdict {}

    /// Delete it: nobody is left whom it is for.
    record Drop(String reason) implements Verdict {}

    /// Keep it until its brand is served again.
    record Park(Brand brand, String reason) implements Verdict {}

    /// Handle it later, as often as it takes.
    record Postpone(String reason) implements Verdict {}
}
