package com.manystory.storefront.front;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.limit.Allowance;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.usage.BrandUsage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One brand's website at one state of the registry. A changed brand is a new site, and two sites
/// are never equal: whatever is kept in memory under a site can't be reached through another brand,
/// an earlier life of the brand's name or an earlier configuration.
public final class Site {

    private final Brand brand;
    private final String origin;
    private final String stylesheet;
    private final List<Locale> locales;
    private final Map<String, Locale> byTag;
    private final FrontMetrics.OfBrand metrics;
    private final @Nullable Allowance allowance;
    private final BrandUsage usage;
    private final boolean serving;
    private final RecentAddresses recent = new RecentAddresses();
    private final AtomicLong invalidations = new AtomicLong();

    /// @param allowance how much the website may be asked for, or null for as much as anybody likes
    Site(
            Brand brand,
            String origin,
            String stylesheet,
            FrontMetrics.OfBrand metrics,
            @Nullable Allowance allowance,
            BrandUsage usage) {
        this.brand = brand;
        this.origin = origin;
        this.stylesheet = stylesheet;
        this.locales = brand.spec().locales().stream().map(Locale::forLanguageTag).toList();
        this.byTag =
                brand.spec().locales().stream()
                        .distinct()
                        .collect(Collectors.toUnmodifiableMap(tag -> tag, Locale::forLanguageTag));
        this.metrics = metrics;
        this.allowance = allowance;
        this.usage = usage;
        this.serving = brand.isServing();
    }

    public Brand brand() {
        return brand;
    }

    public TenantId id() {
        return brand.id();
    }

    /// The public scheme and host, without a slash at the end.
    public String origin() {
        return origin;
    }

    /// The path of the brand's style sheet.
    public String stylesheet() {
        return stylesheet;
    }

    /// The website's languages.
    public List<Locale> locales() {
        return locales;
    }

    /// Whether the website speaks the language of the BCP 47 tag.
    public boolean speaks(String tag) {
        return byTag.containsKey(tag);
    }

    /// The website's language of the BCP 47 tag, or null when it doesn't speak it.
    @Nullable Locale locale(String tag) {
        return byTag.get(tag);
    }

    /// Whether the website is on the air, rather than suspended or on its way out.
    boolean isServing() {
        return serving;
    }

    /// Where the answers to its most wanted addresses lie.
    RecentAddresses recent() {
        return recent;
    }

    /// What the website may still be asked for, or null when that isn't limited.
    @Nullable Allowance allowance() {
        return allowance;
    }

    /// What the brand uses of this process.
    BrandUsage usage() {
        return usage;
    }

    FrontMetrics.OfBrand metrics() {
        return metrics;
    }

    /// Grows with every invalidation of the brand's content, so that an answer that was being made
    /// meanwhile is known to be old already.
    AtomicLong invalidations() {
        return invalidations;
    }
}
