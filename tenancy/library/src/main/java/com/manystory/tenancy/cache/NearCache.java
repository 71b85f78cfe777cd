package com.manystory.tenancy.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The values in this process, bounded by weight. Each remembers how many invalidations there had
/// been before it began to load; one of its tags invalidated since makes it stale, however long
/// loading took. That is found out when it is read, so invalidating costs the same for any number
/// of values.
final class NearCache {

    private static final int ENTRY_OVERHEAD = 200;
    private static final int MOST_TAGS_PER_BRAND = 20_000;

    private final Cache<NearKey, Entry> entries;
    private final AtomicLong invalidations = new AtomicLong();
    private final Map<TenantId, BrandEpochs> epochs = new ConcurrentHashMap<>();
    private volatile long floor;
    private volatile long forgotten;

    NearCache(long weight) {
        this.entries =
                Caffeine.newBuilder()
                        .maximumWeight(weight)
                        .<NearKey, Entry>weigher((key, entry) -> weight(key, entry.value))
                        .build();
    }

    /// The invalidations so far; taken before a value is loaded and given back with it.
    long mark() {
        return invalidations.get();
    }

    /// The value, or null when there is none, it is stale, or it is older than the limit.
    @Nullable CachedValue get(NearKey key, Duration oldest) {
        var entry = entries.getIfPresent(key);
        if (entry == null) {
            return null;
        }
        var now = System.nanoTime();
        if (now - entry.expires >= 0 || !isFresh(key.tenant(), entry)) {
            entries.asMap().remove(key, entry);
            return null;
        }
        return now - entry.stored > oldest.toNanos() ? null : entry.value;
    }

    void put(NearKey key, CachedValue value, long mark, Duration ttl) {
        var now = System.nanoTime();
        var entry = new Entry(value, mark, now, now + ttl.toNanos());
        if (ttl.isPositive() && mark >= forgotten && isFresh(key.tenant(), entry)) {
            entries.put(key, entry);
        }
    }

    /// Makes everything of the brand that carries one of the tags stale; no tags mean all of it.
    void invalidate(TenantId tenant, Set<String> tags) {
        var brand = epochs.computeIfAbsent(tenant, _ -> new BrandEpochs());
        brand.invalidate(invalidations.incrementAndGet(), tags);
    }

    /// Drops everything of a brand that is gone. What is loading meanwhile, of whatever brand,
    /// isn't kept: nobody remembers any more which of it became stale.
    void forget(TenantId tenant) {
        forgotten = invalidations.incrementAndGet();
        epochs.remove(tenant);
        entries.asMap().keySet().removeIf(key -> key.tenant().equals(tenant));
    }

    /// The bytes that each brand's values take, about.
    Map<TenantId, Long> bytes() {
        var bytes = new HashMap<TenantId, Long>();
        entries.asMap()
                .forEach((key, entry) ->
                        bytes.merge(key.tenant(), (long) weight(key, entry.value), Long::sum));
        return bytes;
    }

    /// How many brands' invalidations are remembered.
    int remembered() {
        return epochs.size();
    }

    void invalidateEverything() {
        floor = invalidations.incrementAndGet();
        entries.invalidateAll();
    }

    private boolean isFresh(TenantId tenant, Entry entry) {
        if (entry.mark < floor) {
            return false;
        }
        var brand = epochs.get(tenant);
        return brand == null || brand.isFresh(entry);
    }

    private static int weight(NearKey key, CachedValue value) {
        return ENTRY_OVERHEAD
                + value.body().length
                + key.key().length()
                + value.tags().size() * 50
                + value.attributes().size() * 100;
    }

    private static final class Entry {

        private final CachedValue value;
        private final long mark;
        private final long stored;
        private final long expires;

        /// The brand's last invalidation that this value is known to have survived.
        private volatile long survived = -1;

        Entry(CachedValue value, long mark, long stored, long expires) {
            this.value = value;
            this.mark = mark;
            this.stored = stored;
            this.expires = expires;
        }
    }

    /// When the tags of a brand were last invalidated.
    private static final class BrandEpochs {

        private final Map<String, Long> tags = new ConcurrentHashMap<>();
        private volatile long last;
        private volatile long floor;

        synchronized void invalidate(long epoch, Set<String> stale) {
            if (stale.isEmpty() || tags.size() > MOST_TAGS_PER_BRAND) {
                floor = Math.max(floor, epoch);
                tags.clear();
            } else {
                stale.forEach(tag -> tags.merge(tag, epoch, Math::max));
            }
            last = Math.max(last, epoch);
        }

        boolean isFresh(Entry entry) {
            var latest = last;
            if (entry.survived == latest) {
                return true;
            }
            if (entry.mark < floor) {
                return false;
            }
            for (var tag : entry.value.tags()) {
                var epoch = tags.get(tag);
                if (epoch != null && epoch > entry.mark) {
                    return false;
                }
            }
            entry.survived = latest;
            return true;
        }
    }
}
