package com.manystory.tenancy.cache;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.CacheMetrics.Source;
import com.manystory.tenancy.redis.RedisUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finished bytes per brand: in this process, then in Redis, then from their loader. A value is
/// loaded by one caller at a time, and is dropped in every process within a second when one of its
/// tags is invalidated. Without Redis it is slower, never wrong: nothing in this process is then
/// kept longer than a second.
public final class TenantCache implements AutoCloseable {

    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final CacheProperties settings;
    private final Function<TenantId, String> versions;
    private final BooleanSupplier isWriting;
    private final CacheMetrics metrics;
    private final NearCache near;
    private final Flights flights;
    private final @Nullable SharedCache shared;
    private final @Nullable InvalidationLink link;
    private final Invalidator invalidator;

    TenantCache(
            CacheProperties settings,
            Function<TenantId, String> versions,
            BooleanSupplier isWriting,
            CacheMetrics metrics,
            @Nullable SharedCache shared,
            @Nullable Links links) {
        this.settings = settings;
        this.versions = versions;
        this.isWriting = isWriting;
        this.metrics = metrics;
        this.shared = shared;
        this.near = new NearCache(settings.nearSize().toBytes());
        this.flights = new Flights(settings.loadTimeout());
        this.invalidator = new Invalidator(near, flights, shared, settings.repeatAfter());
        this.link =
                links == null ? null : links.open(invalidator::hear, invalidator::dropEverything);
        metrics.link(this::linkUp);
    }

    /// The bound brand's value. The loader runs on the calling thread, with the brand bound;
    /// everyone else who asks for the value meanwhile waits for it. Within a transaction that may
    /// have written, the loader is called and nothing is kept, since it may see what isn't
    /// committed.
    ///
    /// @param region the kind of value, one of a few words
    /// @param key the value within its region
    /// @param ttl how long it may be kept
    /// @throws NoTenantException when no brand is bound
    /// @throws CacheLoadException when the loader throws a checked exception
    public CachedValue get(String region, String key, Duration ttl, Loader loader) {
        var tenant = TenantContext.required();
        if (isWriting.getAsBoolean()) {
            return load(tenant, region, loader);
        }
        var nearKey = new NearKey(tenant, versions.apply(tenant), region, key);
        var known = near.get(nearKey, linkUp() ? FOREVER : settings.withoutLink());
        if (known != null) {
            metrics.count(tenant, region, Source.NEAR);
            return known;
        }
        var lifetime = ttl.compareTo(settings.longestTtl()) < 0 ? ttl : settings.longestTtl();
        return flights.join(nearKey, () -> fill(nearKey, lifetime, loader));
    }

    /// Makes everything of the bound brand that carries one of the tags stale, in this process now
    /// and in every other within a second; tried again in the background while Redis is gone. Call
    /// it after the change is committed, or use `Invalidations` in the transaction.
    ///
    /// @param tags the tags; none, or more than a thousand, mean everything of the brand
    public void invalidate(Set<String> tags) {
        invalidator.invalidate(TenantContext.required(), tags);
    }

    /// Like [#invalidate(Set)], but leaves trying again to the caller.
    ///
    /// @return whether the other processes were told, or there is no way to them
    public boolean invalidateNow(Set<String> stale) {
        return invalidator.invalidateNow(TenantContext.required(), stale);
    }

    /// Has the listener told what becomes stale, after this cache has dropped it. It is called on
    /// threads that must not wait.
    public void onInvalidate(InvalidationListener listener) {
        invalidator.onInvalidate(listener);
    }

    /// Drops everything of a brand that is gone.
    void forget(TenantId tenant) {
        near.forget(tenant);
        metrics.forget(tenant);
        invalidator.forget(tenant);
    }

    /// The bytes that each brand's values take in this process, about.
    public Map<TenantId, Long> bytes() {
        return near.bytes();
    }

    /// Whether this process would hear of an invalidation said now. While it wouldn't, nothing may
    /// be kept for longer than a second.
    public boolean linkUp() {
        return link != null && link.isUp();
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
        invalidator.close();
    }

    private CachedValue fill(NearKey key, Duration ttl, Loader loader) {
        var mark = near.mark();
        var found = find(key);
        if (found != null && found.entry().isPresent()) {
            var entry = found.entry().get();
            var left = Duration.ofNanos((entry.expires() - found.stamp()) * 1_000);
            near.put(key, entry.value(), mark, left.compareTo(ttl) < 0 ? left : ttl);
            metrics.count(key.tenant(), key.region(), Source.REDIS);
            return entry.value();
        }
        var value = load(key.tenant(), key.region(), loader);
        near.put(key, value, mark, ttl);
        if (found != null && ttl.isPositive()) {
            store(key, value, found, ttl);
        }
        return value;
    }

    private SharedCache.@Nullable Found find(NearKey key) {
        if (shared == null || !linkUp()) {
            return null;
        }
        try {
            return shared.find(key);
        } catch (RedisUnavailableException _) {
            return null;
        }
    }

    private void store(NearKey key, CachedValue value, SharedCache.Found before, Duration ttl) {
        if (shared != null && linkUp()) {
            shared.store(key, value, before, ttl);
        }
    }

    private CachedValue load(TenantId tenant, String region, Loader loader) {
        try {
            var value = loader.load();
            metrics.count(tenant, region, Source.LOADED);
            return value;
        } catch (RuntimeException e) {
            metrics.count(tenant, region, Source.FAILED);
            throw e;
        } catch (Exception e) {
            metrics.count(tenant, region, Source.FAILED);
            throw new CacheLoadException(region, e);
        }
    }

    /// A value and what makes it stale.
    ///
    /// @param body the finished bytes; never changed
    /// @param tags what the value depends on, such as `listing:42`
    /// @param attributes what belongs to the bytes, such as their content type
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere; copying would double the cost
    public record CachedValue(byte[] body, Set<String> tags, Map<String, String> attributes) {

        public CachedValue {
            tags = Set.copyOf(tags);
            attributes = Map.copyOf(attributes);
        }
    }

    /// Makes a value.
    @FunctionalInterface
    public interface Loader {

        /// Loads the value for the bound brand.
        ///
        /// @throws Exception when that fails; nothing is kept of it
        CachedValue load() throws Exception;
    }

    /// Told what becomes stale.
    @FunctionalInterface
    public interface InvalidationListener {

        /// Whatever carries one of the tags is stale.
        ///
        /// @param tenant the brand, or null when everything of every brand may be stale
        /// @param tags the tags, empty when everything of the brand is stale
        void invalidated(@Nullable TenantId tenant, Set<String> tags);
    }

    /// Opens the link over which other processes are heard.
    @FunctionalInterface
    interface Links {

        InvalidationLink open(Consumer<Invalidation> heard, Runnable missed);
    }
}
