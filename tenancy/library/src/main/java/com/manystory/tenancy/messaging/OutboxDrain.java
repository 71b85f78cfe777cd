package com.manystory.tenancy.messaging;

import com.manystory.tenancy.registry.Brand;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Empties the bound brand's outbox: invalidations into the cache, everything else to its queues.
/// The two don't wait for each other.
final class OutboxDrain {

    private final OutboxRows rows;
    private final Predicate<Set<String>> invalidator;
    private final @Nullable MessageSender sender;
    private final JsonMapper json;
    private final MessagingProperties.Relay settings;
    private final Backoff backoff;

    /// @param invalidator makes tags of the bound brand stale everywhere; false when that must be
    ///   tried again
    /// @param sender null for a service that only invalidates
    OutboxDrain(
            OutboxRows rows,
            Predicate<Set<String>> invalidator,
            @Nullable MessageSender sender,
            JsonMapper json,
            MessagingProperties.Relay settings) {
        this.rows = rows;
        this.invalidator = invalidator;
        this.sender = sender;
        this.json = json;
        this.settings = settings;
        this.backoff = new Backoff(Duration.ofMillis(250), settings.longestBackoff());
    }

    /// Takes until nothing is left or something can't be delivered now.
    ///
    /// @return whether nothing is left
    boolean drain(Brand brand) {
        var invalidated =
                untilDone(() -> rows.takeInvalidations(settings.batch(), this::invalidate));
        return drainMessages(brand) && invalidated;
    }

    void purgeInbox() {
        rows.purgeInbox(settings.inboxRetention());
    }

    private boolean drainMessages(Brand brand) {
        var queues = sender;
        if (backoff.isWaiting()) {
            return false;
        }
        return untilDone(() ->
                rows.takeMessages(
                        settings.batch(),
                        taken -> queues == null ? List.of() : send(queues, brand, taken)));
    }

    private List<Long> send(MessageSender queues, Brand brand, List<OutboxRow> taken) {
        var sent = queues.send(brand, taken);
        if (sent.isEmpty()) {
            backoff.failed();
        } else {
            backoff.succeeded();
        }
        return sent;
    }

    private List<Long> invalidate(List<OutboxRow> taken) {
        var tags = new HashSet<String>();
        for (var row : taken) {
            tags.addAll(json.readValue(row.payload(), Invalidations.StaleTags.class).tags());
        }
        return invalidator.test(tags) ? taken.stream().map(OutboxRow::id).toList() : List.of();
    }

    private static boolean untilDone(Supplier<OutboxRows.Taken> taking) {
        while (true) {
            switch (taking.get()) {
                case NONE -> {
                    return true;
                }
                case FAILED, BUSY -> {
                    return false;
                }
                case MORE -> {}
            }
        }
    }
}
