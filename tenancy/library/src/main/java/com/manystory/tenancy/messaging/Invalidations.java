package com.manystory.tenancy.messaging;

import java.util.Set;

/// Says, as part of the caller's transaction, which cache tags it makes stale: right after the
/// commit every process drops what carries one of them.
public final class Invalidations {

    static final String TOPIC = "cache-invalidation";

    private final Outbox outbox;

    Invalidations(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Makes the tags of the bound brand stale at the commit.
    ///
    /// @throws IllegalStateException outside a transaction of the brand's database
    public void publish(Set<String> tags) {
        if (!tags.isEmpty()) {
            outbox.publish(TOPIC, new StaleTags(Set.copyOf(tags)), null);
        }
    }

    record StaleTags(Set<String> tags) {}
}
