package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The topics that a brand's events can't be sent to now. Each brand's topic waits by itself: a
/// queue that is broken, or one brand's message that it refuses, holds up nothing else.
final class Unreachable {

    private static final Duration FIRST = Duration.ofMillis(250);

    private final Duration longest;
    private final Map<Destination, Backoff> failing = new ConcurrentHashMap<>();

    Unreachable(Duration longest) {
        this.longest = longest;
    }

    /// The brand's topics that aren't to be tried yet.
    Set<String> topics(TenantId brand) {
        var waiting = new HashSet<String>();
        failing.forEach((destination, backoff) -> {
            if (destination.brand().equals(brand) && backoff.isWaiting()) {
                waiting.add(destination.topic());
            }
        });
        return waiting;
    }

    /// Notes what became of events that were to be sent in their order.
    ///
    /// @return the topics that failed, without those whose events only waited for another topic's
    ///   event under their ordering key
    Set<String> learn(TenantId brand, List<OutboxRow> rows, Set<Long> sent) {
        var heldKeys = new HashSet<String>();
        var failed = new HashSet<String>();
        for (var row : rows) {
            var destination = new Destination(brand, row.topic());
            if (sent.contains(row.id())) {
                failing.remove(destination);
                continue;
            }
            var key = row.orderingKey();
            var isHeld = key != null && !heldKeys.add(key);
            if (!isHeld && failed.add(row.topic())) {
                failing.computeIfAbsent(destination, _ -> new Backoff(FIRST, longest)).failed();
            }
        }
        return failed;
    }

    private record Destination(TenantId brand, String topic) {}
}
