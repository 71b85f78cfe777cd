package com.manystory.tenancy.limit;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.redis.Namespace;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The allowances of every brand in this process. They follow the registry: a changed quota counts
/// from the next request on, and nothing is kept of brands that are gone.
public final class RateLimits {

    private final LimitProperties platform;
    private final TenantRegistry registry;
    private final BiFunction<Brand, Limited, Lender> lenders;
    private final Map<Key, Held> held = new ConcurrentHashMap<>();

    /// @param lenders finds who lends to a life of a brand
    private RateLimits(
            LimitProperties platform,
            TenantRegistry registry,
            BiFunction<Brand, Limited, Lender> lenders) {
        this.platform = platform;
        this.registry = registry;
        this.lenders = lenders;
        registry.onChange(this::follow);
    }

    /// Limits that each process keeps on its own.
    public static RateLimits alone(LimitProperties platform, TenantRegistry registry) {
        return new RateLimits(platform, registry, (_, _) -> Lender.NONE);
    }

    /// Limits that all processes of a service keep together, through Redis.
    ///
    /// @param service the service's short name, such as `catalog`
    static RateLimits shared(
            LimitProperties platform, TenantRegistry registry, RedisLink redis, String service) {
        var process = UUID.randomUUID().toString();
        return new RateLimits(
                platform,
                registry,
                (brand, what) ->
                        new RedisLender(
                                redis,
                                new Namespace(brand.id(), brand.incarnation(), service),
                                what.label(),
                                process));
    }

    /// The brand's allowance by its newest quotas, or null when it isn't limited. Long work asks
    /// again for each of its steps, so that it follows a change.
    ///
    /// @param brand as the caller knows it, which may be older than what the registry knows
    public @Nullable Allowance of(Limited what, Brand brand) {
        var key = new Key(brand.id(), what);
        var known = held.get(key);
        if (known == null || !known.isOf(brand)) {
            known = held.compute(key, (_, old) -> renewed(old, what, brand));
        }
        return known.allowance();
    }

    private void follow(TenantId changed) {
        var brand = registry.find(changed);
        for (var what : Limited.values()) {
            held.computeIfPresent(
                    new Key(changed, what),
                    (_, old) -> brand.map(now -> renewed(old, what, now)).orElse(null));
        }
    }

    private Held renewed(@Nullable Held old, Limited what, Brand asked) {
        var brand = newest(asked);
        if (old != null && old.isOf(brand)) {
            return old;
        }
        var limit = what.of(brand.spec(), platform);
        var goesOn =
                old != null
                                && old.incarnation().equals(brand.incarnation())
                                && Objects.equals(limit, old.limit())
                        ? old.allowance()
                        : made(limit, what, brand);
        return new Held(brand.incarnation(), brand.spec(), goesOn);
    }

    private Brand newest(Brand asked) {
        return registry.find(asked.id())
                .filter(known -> known.incarnation().equals(asked.incarnation()))
                .orElse(asked);
    }

    private @Nullable Allowance made(@Nullable RateLimit limit, Limited what, Brand brand) {
        return limit == null
                ? null
                : new Allowance(what.label(), limit, lenders.apply(brand, what), System::nanoTime);
    }

    private record Key(TenantId brand, Limited what) {}

    private record Held(String incarnation, BrandSpec spec, @Nullable Allowance allowance) {

        // Asked for every request, so by identity: the registry keeps a brand until it changes.
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Brand brand) {
            return spec == brand.spec() && incarnation.equals(brand.incarnation());
        }

        @Nullable RateLimit limit() {
            return allowance == null ? null : allowance.limit();
        }
    }
}
