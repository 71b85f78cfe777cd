package com.manystory.storefront.front;

import org.jspecify.annotations.Nullable;

/// The place of an answer in memory. Whoever found the place finds the answer again without asking
/// the cache, and finds nothing from the moment that it is dropped.
final class Kept {

    private final PageKey key;
    private final int weight;
    private volatile @Nullable FinishedAnswer answer;

    /// Written by many threads without order: a lost write costs one more look into the cache.
    private long toldAt;

    Kept(PageKey key, FinishedAnswer answer) {
        this.key = key;
        this.weight = answer.weight();
        this.answer = answer;
        this.toldAt = answer.storedAt();
    }

    PageKey key() {
        return key;
    }

    /// The bytes of memory that the answer takes, about.
    int weight() {
        return weight;
    }

    /// The answer, or null when it was dropped.
    @Nullable FinishedAnswer answer() {
        return answer;
    }

    /// Lets the answer go, however many still know the place.
    void drop() {
        answer = null;
    }

    /// Whether the cache should be told again that the answer is in use.
    ///
    /// @param now as [System#nanoTime()]
    /// @param interval how long it is told once, in nanoseconds
    boolean isToBeTold(long now, long interval) {
        if (now - toldAt < interval) {
            return false;
        }
        toldAt = now;
        return true;
    }
}
