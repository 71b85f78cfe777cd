package com.manystory.storefront.front;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.storefront.asset.Fingerprint;
import com.manystory.storefront.theme.ThemeStylesheet;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.limit.Limited;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the site of a request's host. What a host is comes from the registry alone; the answers
/// are remembered per spelling, and forgotten at every change of the registry.
public final class Sites {

    private static final int MOST_SPELLINGS = 10_000;

    private final TenantRegistry registry;
    private final StorefrontSettings settings;
    private final String baseDomain;
    private final FrontMetrics metrics;
    private final RateLimits limits;
    private final Usage usage;
    private final Map<TenantId, Site> current = new ConcurrentHashMap<>();
    private volatile Map<String, Site> byHost = new ConcurrentHashMap<>();

    Sites(
            TenantRegistry registry,
            StorefrontSettings settings,
            String baseDomain,
            FrontMetrics metrics,
            RateLimits limits,
            Usage usage) {
        this.registry = registry;
        this.settings = settings;
        this.baseDomain = baseDomain;
        this.metrics = metrics;
        this.limits = limits;
        this.usage = usage;
    }

    /// Forgets what it knows of a brand at each change, then tells the listener.
    void watch(Consumer<TenantId> listener) {
        registry.onChange(changed -> {
            byHost = new ConcurrentHashMap<>();
            if (registry.find(changed).isEmpty()) {
                current.remove(changed);
            }
            listener.accept(changed);
        });
    }

    /// The site that the `Host` header names, or null when no brand has it.
    @Nullable Site find(@Nullable String host) {
        var key = host == null ? "" : host;
        var known = byHost;
        var site = known.get(key);
        if (site == null) {
            site = brandOf(key);
            if (site != null && known.size() < MOST_SPELLINGS) {
                known.put(key, site);
            }
        }
        return site;
    }

    /// The sites that were asked for so far.
    Collection<Site> all() {
        return List.copyOf(current.values());
    }

    /// The brand's site as of now, or null when no such brand is known.
    @Nullable Site of(TenantId brand) {
        return registry.find(brand).map(this::siteOf).orElse(null);
    }

    private @Nullable Site brandOf(String host) {
        var pinned = settings.pinnedBrand();
        return (pinned == null ? registry.findByHost(host) : registry.find(pinned))
                .map(this::siteOf)
                .orElse(null);
    }

    /// The one site of the brand as the registry knows it now: a thread that looked the brand up
    /// before a change must not bring the earlier state back.
    private Site siteOf(Brand brand) {
        return current.compute(
                brand.id(),
                (id, site) -> {
                    var latest = registry.find(id).orElse(brand);
                    return site != null && site.brand().equals(latest) ? site : create(latest);
                });
    }

    private Site create(Brand brand) {
        var css = ThemeStylesheet.render(brand.spec()).getBytes(StandardCharsets.UTF_8);
        var platformHost = brand.id() + "." + baseDomain;
        var domain =
                brand.spec().domains().isEmpty() ? platformHost : brand.spec().domains().getFirst();
        return new Site(
                brand,
                settings.publicUrl()
                        .replace("{brand}", brand.id().value())
                        .replace("{domain}", domain),
                "/assets/theme-" + Fingerprint.of(css) + ".css",
                metrics.of(brand.id()),
                limits.of(Limited.REQUESTS, brand),
                usage.of(brand));
    }
}
