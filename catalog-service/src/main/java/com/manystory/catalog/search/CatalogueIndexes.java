package com.manystory.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.CatalogProperties;
import com.manystory.tenancy.TenantId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// The filter indexes of the brands that were asked for lately, within a budget of memory. An index
/// may be behind the database: answers carry the revision they were read at, and whoever finds
/// another one asks for a fresh index.
@Component
class CatalogueIndexes {

    private final Cache<Key, CatalogueIndex> indexes;
    private final ConcurrentHashMap<TenantId, ReentrantLock> loading = new ConcurrentHashMap<>();
    private final CatalogueIndexLoader loader;
    private final Brands brands;

    CatalogueIndexes(CatalogueIndexLoader loader, Brands brands, CatalogProperties properties) {
        this.loader = loader;
        this.brands = brands;
        indexes =
                Caffeine.newBuilder()
                        .maximumWeight(properties.catalog().indexMemory().toBytes())
                        .<Key, CatalogueIndex>weigher((key, index) -> index.bytes())
                        .build();
    }

    /// The index held, or one read now.
    CatalogueIndex get() {
        var held = indexes.getIfPresent(key());
        return held != null ? held : load(Long.MIN_VALUE);
    }

    /// An index read after this call began, unless somebody else put a newer one than `behind`
    /// there meanwhile.
    CatalogueIndex newerThan(CatalogueIndex behind) {
        return load(behind.revision);
    }

    private CatalogueIndex load(long behind) {
        var key = key();
        var lock = loading.computeIfAbsent(key.tenant(), tenant -> new ReentrantLock());
        lock.lock();
        try {
            var held = indexes.getIfPresent(key);
            if (held != null && held.revision > behind) {
                return held;
            }
            var loaded = loader.load();
            indexes.put(key, loaded);
            return loaded;
        } finally {
            lock.unlock();
        }
    }

    private Key key() {
        var brand = brands.current();
        return new Key(brand.id(), brand.incarnation(), brand.generation());
    }

    /// A brand's life and desired state: a new one may mean other listing types and time zone.
    private record Key(TenantId tenant, String incarnation, long generation) {}
}
