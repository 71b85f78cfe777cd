package com.manystory.tenancy.observability;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.TenantRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the `brand` tag of metrics within bounds: known brands, as many as may have metrics of
/// their own; everything else is `other`, and what belongs to no brand `none`. The phase doesn't
/// matter: a registry of meters remembers the answer, so a brand that is asked about while it is
/// being made would stay `other`.
final class BrandTagFilter implements MeterFilter {

    static final String KEY = "brand";
    static final String NONE = "none";
    static final String OTHER = "other";

    private final Supplier<@Nullable TenantRegistry> registry;
    private final int mostBrands;

    /// What the supplier gave, which is slow to find: this runs in each request.
    private volatile @Nullable TenantRegistry found;

    private final Set<String> tagged = ConcurrentHashMap.newKeySet();

    BrandTagFilter(Supplier<@Nullable TenantRegistry> registry, int mostBrands) {
        this.registry = registry;
        this.mostBrands = mostBrands;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var value = id.getTag(KEY);
        if (value == null) {
            return id;
        }
        var bounded = bounded(value);
        if (bounded.equals(value)) {
            return id;
        }
        var tags = new ArrayList<Tag>();
        for (var tag : id.getTagsAsIterable()) {
            tags.add(tag.getKey().equals(KEY) ? Tag.of(KEY, bounded) : tag);
        }
        return id.replaceTags(tags);
    }

    private String bounded(String value) {
        if (value.equals(NONE) || value.equals(OTHER)) {
            return value;
        }
        if (!isKnown(value)) {
            return OTHER;
        }
        var isTagged = tagged.contains(value) || (tagged.size() < mostBrands && tagged.add(value));
        return isTagged ? value : OTHER;
    }

    private boolean isKnown(String value) {
        var known = found;
        if (known == null) {
            known = registry.get();
            found = known;
        }
        return known != null
                && TenantId.isValid(value)
                && known.find(TenantId.of(value)).isPresent();
    }
}
