package com.manystory.storefront.front;

import com.manystory.tenancy.cache.TenantCache;

/// The changes that the shared cache hears of.
final class CacheChanges implements ContentChanges {

    private final TenantCache cache;

    CacheChanges(TenantCache cache) {
        this.cache = cache;
    }

    @Override
    public boolean areHeard() {
        return cache.linkUp();
    }

    @Override
    public void listen(Listener listener) {
        cache.onInvalidate(listener::changed);
    }
}
