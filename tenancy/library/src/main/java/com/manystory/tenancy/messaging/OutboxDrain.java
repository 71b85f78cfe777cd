package com.manystory.tenancy.messaging;

import com.manystory.tenancy.limit.Allowance;
import com.manystory.tenancy.limit.Limited;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.registry.Brand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Empties the bound brand's outbox: invalidations into the cache, everything else to its queues.
/// The two don't wait for each other, nor does one topic of one brand for any other.
final class OutboxDrain {

    private final OutboxRows rows;
    private final Predicate<Set<String>> invalidator;
    private final @Nullable MessageSender sender;
    private final JsonMapper json;
    private final MessagingProperties.Relay settings;
    private final @Nullable RateLimits limits;
    private final Unreachable unreachable;

    /// @param invalidator makes tags of the bound brand stale everywhere; false when that must be
    ///   tried again
    /// @param sender null for a service that only invalidates
    /// @param limits how much brands may send, or null for as much as they like
    OutboxDrain(
            OutboxRows rows,
            Predicate<Set<String>> invalidator,
            @Nullable MessageSender sender,
            JsonMapper json,
            MessagingProperties.Relay settings,
            @Nullable RateLimits limits) {
        this.rows = rows;
        this.invalidator = invalidator;
        this.sender = sender;
        this.json = json;
        this.settings = settings;
        this.limits = limits;
        this.unreachable = new Unreachable(settings.longestBackoff());
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
        // What failed isn't tried again by this drain, so it ends.
        var without = unreachable.topics(brand.id());
        while (true) {
            var known = without.size();
            var isEmpty =
                    untilDone(() ->
                            takeMessages(
                                    allowance(brand),
                                    without,
                                    taken ->
                                            queues == null
                                                    ? List.of()
                                                    : send(queues, brand, taken, without)));
            if (without.size() == known) {
                return isEmpty && without.isEmpty();
            }
        }
    }

    private @Nullable Allowance allowance(Brand brand) {
        return limits == null ? null : limits.of(Limited.MESSAGES, brand);
    }

    /// Takes no more than the brand may send now; the rest stays where it is until the next look.
    private OutboxRows.Taken takeMessages(
            @Nullable Allowance allowance, Set<String> without, OutboxRows.Delivery delivery) {
        if (allowance == null) {
            return rows.takeMessages(settings.batch(), without, delivery);
        }
        var allowed = allowance.take(settings.batch());
        if (allowed == 0) {
            return rows.hasMessages(without) ? OutboxRows.Taken.FAILED : OutboxRows.Taken.NONE;
        }
        var sent = new AtomicInteger();
        try {
            return rows.takeMessages(
                    allowed,
                    without,
                    taken -> {
                        var delivered = delivery.deliver(taken);
                        sent.set(delivered.size());
                        return delivered;
                    });
        } finally {
            allowance.giveBack(allowed - sent.get());
        }
    }

    private List<Long> send(
            MessageSender queues, Brand brand, List<OutboxRow> taken, Set<String> without) {
        var sent = queues.send(brand, taken);
        without.addAll(unreachable.learn(brand.id(), taken, Set.copyOf(sent)));
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
