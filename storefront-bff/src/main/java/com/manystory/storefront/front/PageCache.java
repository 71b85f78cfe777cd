package com.manystory.storefront.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.manystory.storefront.StorefrontSettings;
import com.manystory.tenancy.TenantId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// The finished answers of all sites, bounded by bytes; pictures apart, so that they can't push the
/// pages out. While invalidations can't be heard, nothing older than a second is given out.
public final class PageCache {

    private static final int MISSING = 404;
    private static final int PATIENCE_SECONDS = 20;

    private final Cache<PageKey, FinishedAnswer> pages;
    private final Cache<PageKey, FinishedAnswer> media;
    private final ConcurrentHashMap<PageKey, CompletableFuture<@Nullable FinishedAnswer>> filling =
            new ConcurrentHashMap<>();
    private final long unlinkedLifetime;
    private final BooleanSupplier linkUp;

    PageCache(StorefrontSettings.Cache settings, BooleanSupplier linkUp) {
        this.pages = bounded(settings.pages());
        this.media = bounded(settings.media());
        this.unlinkedLifetime = settings.unlinkedLifetime().toNanos();
        this.linkUp = linkUp;
    }

    private static Cache<PageKey, FinishedAnswer> bounded(DataSize size) {
        return Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((PageKey _, FinishedAnswer answer) -> answer.weight())
                .build();
    }

    /// The answer, or null when there is none that is still good.
    @Nullable FinishedAnswer find(PageKey key) {
        var answer = cacheOf(key).getIfPresent(key);
        if (answer == null) {
            return null;
        }
        var now = System.nanoTime();
        var old =
                now - answer.expiresAt() >= 0
                        || (!linkUp.getAsBoolean() && now - answer.storedAt() > unlinkedLifetime);
        return old ? null : answer;
    }

    /// Keeps the answer, unless the site was invalidated since the given count was read: what it
    /// was made of may be gone already.
    void put(PageKey key, FinishedAnswer answer, long invalidations) {
        if (!answer.kept()) {
            return;
        }
        var cache = cacheOf(key);
        if (key.site().invalidations().get() == invalidations) {
            cache.put(key, answer);
            if (key.site().invalidations().get() != invalidations) {
                cache.invalidate(key);
            }
        }
    }

    /// The answer that is being made for the key by somebody else, or null when it is now the
    /// caller's to make, to complete and to [#filled].
    @Nullable CompletableFuture<@Nullable FinishedAnswer> join(
            PageKey key, CompletableFuture<@Nullable FinishedAnswer> mine) {
        return filling.putIfAbsent(key, mine);
    }

    /// What somebody else made, or null when that came to nothing or takes too long.
    static @Nullable FinishedAnswer await(CompletableFuture<@Nullable FinishedAnswer> running) {
        try {
            return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }

    void filled(PageKey key, CompletableFuture<@Nullable FinishedAnswer> mine) {
        filling.remove(key, mine);
    }

    /// Drops what was made of any of the tags; all of the brand without tags. Nobody who comes
    /// later waits for an answer whose making began before.
    void invalidate(@Nullable Site site, Set<String> tags) {
        if (site != null) {
            site.invalidations().incrementAndGet();
            evict(key -> key.site() == site, tags);
        }
    }

    /// The bytes that each brand's answers take, about.
    Map<TenantId, Long> bytes() {
        var bytes = new HashMap<TenantId, Long>();
        for (var cache : List.of(pages, media)) {
            cache.asMap()
                    .forEach((key, answer) ->
                            bytes.merge(key.site().id(), (long) answer.weight(), Long::sum));
        }
        return bytes;
    }

    /// Drops all of a brand's earlier states.
    void forget(TenantId brand) {
        Predicate<PageKey> ofBrand = key -> key.site().id().equals(brand);
        pages.asMap().keySet().removeIf(ofBrand);
        media.asMap().keySet().removeIf(ofBrand);
        filling.keySet().removeIf(ofBrand);
    }

    private void evict(Predicate<PageKey> ofSite, Set<String> tags) {
        filling.keySet().removeIf(ofSite);
        pages.asMap()
                .entrySet()
                .removeIf(entry -> ofSite.test(entry.getKey()) && isMadeOf(entry.getValue(), tags));
    }

    private static boolean isMadeOf(FinishedAnswer answer, Set<String> tags) {
        return tags.isEmpty()
                || answer.status() == MISSING
                || !Collections.disjoint(answer.tags(), tags);
    }

    private Cache<PageKey, FinishedAnswer> cacheOf(PageKey key) {
        return key.target().startsWith(Routes.MEDIA) ? media : pages;
    }
}
