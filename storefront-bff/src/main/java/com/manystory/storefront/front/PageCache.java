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

    /// Who finds an answer without the cache tells it so this often, in nanoseconds: it then knows
    /// what is in use, and needn't hear of each hit.
    private static final long TOLD_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final Cache<PageKey, Kept> pages;
    private final Cache<PageKey, Kept> media;
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

    private static Cache<PageKey, Kept> bounded(DataSize size) {
        return Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((PageKey _, Kept kept) -> kept.weight())
                .evictionListener((_, kept, _) -> {
                    if (kept != null) {
                        kept.drop();
                    }
                })
                .build();
    }

    /// Where the key's answer lies, or null when there is none.
    @Nullable Kept find(PageKey key) {
        return cacheOf(key).getIfPresent(key);
    }

    /// The answer that lies there, or null when it is gone or isn't good any more.
    @Nullable FinishedAnswer answer(Kept kept) {
        var answer = kept.answer();
        if (answer == null) {
            return null;
        }
        var now = System.nanoTime();
        if (kept.isToBeTold(now, TOLD_EVERY)) {
            find(kept.key());
        }
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
            var kept = new Kept(key, answer);
            var before = cache.asMap().put(key, kept);
            if (before != null) {
                before.drop();
            }
            if (key.site().invalidations().get() != invalidations) {
                kept.drop();
                cache.asMap().remove(key, kept);
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
                    .forEach((key, kept) ->
                            bytes.merge(key.site().id(), (long) kept.weight(), Long::sum));
        }
        return bytes;
    }

    /// Drops all of a brand's earlier states.
    void forget(TenantId brand) {
        Predicate<PageKey> ofBrand = key -> key.site().id().equals(brand);
        filling.keySet().removeIf(ofBrand);
        for (var cache : List.of(pages, media)) {
            drop(cache, kept -> ofBrand.test(kept.key()));
        }
    }

    private void evict(Predicate<PageKey> ofSite, Set<String> tags) {
        filling.keySet().removeIf(ofSite);
        drop(pages, kept -> ofSite.test(kept.key()) && isMadeOf(kept, tags));
    }

    /// Lets the answers go at once, for whoever knows where they lie too.
    private static void drop(Cache<PageKey, Kept> cache, Predicate<Kept> which) {
        cache.asMap()
                .values()
                .removeIf(kept -> {
                    var gone = which.test(kept);
                    if (gone) {
                        kept.drop();
                    }
                    return gone;
                });
    }

    private static boolean isMadeOf(Kept kept, Set<String> tags) {
        var answer = kept.answer();
        return tags.isEmpty()
                || answer == null
                || answer.status() == MISSING
                || !Collections.disjoint(answer.tags(), tags);
    }

    private Cache<PageKey, Kept> cacheOf(PageKey key) {
        return key.target().startsWith(Routes.MEDIA) ? media : pages;
    }
}
