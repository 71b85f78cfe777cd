package com.manystory.storefront.page.web;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.storefront.front.Visit;
import org.springframework.stereotype.Component;

/// Lets a page be kept: browsers and CDNs ask again after a few seconds, and may show the old page
/// meanwhile. Ten seconds in all: for so long may a page of a brand that was suspended be seen.
@Component
class PageSharing {

    static final String REVALIDATED = "public, max-age=5, stale-while-revalidate=5";

    private final StorefrontSettings settings;

    PageSharing(StorefrontSettings settings) {
        this.settings = settings;
    }

    void allow(Visit visit) {
        visit.sharing().tag(java.util.Set.of("brand"));
        visit.sharing().allow(settings.cache().pageLifetime(), REVALIDATED);
    }
}
