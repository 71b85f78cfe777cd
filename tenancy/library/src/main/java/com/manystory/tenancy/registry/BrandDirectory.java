package com.manystory.tenancy.registry;

import com.manystory.tenancy.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable state of the registry: the brands, and which host names lead to them.
final class BrandDirectory {

    private final long version;
    private final String baseDomain;
    private final Map<TenantId, Brand> brands;
    private final Map<String, Brand> hosts;

    private BrandDirectory(long version, String baseDomain, Map<TenantId, Brand> brands) {
        this.version = version;
        this.baseDomain = baseDomain;
        this.brands = Map.copyOf(brands);
        this.hosts = Map.copyOf(index(baseDomain, brands.values()));
    }

    static BrandDirectory empty(String baseDomain) {
        return new BrandDirectory(0, HostNames.normalized(baseDomain), Map.of());
    }

    long version() {
        return version;
    }

    Collection<Brand> all() {
        return brands.values();
    }

    Optional<Brand> find(TenantId id) {
        return Optional.ofNullable(brands.get(id));
    }

    Optional<Brand> findByHost(String host) {
        return Optional.ofNullable(hosts.get(HostNames.normalized(host)));
    }

    /// The state after an answer of the control plane. One that claims to be complete and is empty
    /// forgets nobody: a control plane that lost its database must not take the brands down.
    BrandDirectory after(RegistryUpdate update) {
        // A version that went back is another database's, such as one restored from a backup: what
        // is held comes from the lost one.
        var restored = update.version() < version;
        var next = new HashMap<>(brands);
        if (update.full() && !update.brands().isEmpty()) {
            next.values().removeIf(held -> restored || held.version() <= update.version());
        }
        for (var told : update.brands()) {
            next.merge(told.id(), told, (held, _) -> restored ? told : newer(held, told));
        }
        for (var id : update.removed()) {
            next.computeIfPresent(id, (_, held) -> held.version() > update.version() ? held : null);
        }
        return new BrandDirectory(update.version(), baseDomain, next);
    }

    /// The state with a brand told directly, which comes ahead of the poll or, having been slow,
    /// behind it. One that is missing though the poll has passed its version was removed.
    BrandDirectory with(Brand told) {
        var held = brands.get(told.id());
        var isNews =
                held == null ? told.version() == 0 || told.version() > version : isNews(held, told);
        if (!isNews) {
            return this;
        }
        var next = new HashMap<>(brands);
        next.put(told.id(), told);
        return new BrandDirectory(version, baseDomain, next);
    }

    private static boolean isNews(Brand held, Brand told) {
        var order = told.comparedTo(held);
        return order > 0 || (order == 0 && !told.isOfSameLife(held));
    }

    /// What the poll says wins over the same version told directly: only it is what was stored.
    private static Brand newer(Brand held, Brand told) {
        return told.comparedTo(held) >= 0 ? told : held;
    }

    /// The brands that differ between two states.
    Set<TenantId> changed(BrandDirectory other) {
        var ids = new HashSet<>(brands.keySet());
        ids.addAll(other.brands.keySet());
        ids.removeIf(id -> isSame(brands.get(id), other.brands.get(id)));
        return ids;
    }

    private static boolean isSame(@Nullable Brand one, @Nullable Brand other) {
        return one == null ? other == null : other != null && one.isSameAs(other);
    }

    /// A host name that two brands claim leads to neither; the platform's own names can't be
    /// claimed.
    private static Map<String, Brand> index(String baseDomain, Collection<Brand> brands) {
        var hosts = new HashMap<String, Brand>();
        var disputed = new HashSet<String>();
        for (var brand : brands) {
            for (var domain : Set.copyOf(brand.spec().domains())) {
                var host = HostNames.normalized(domain);
                var other = hosts.putIfAbsent(host, brand);
                if (other != null && !other.id().equals(brand.id())) {
                    disputed.add(host);
                }
            }
        }
        hosts.keySet().removeAll(disputed);
        for (var brand : brands) {
            hosts.put(brand.id() + "." + baseDomain, brand);
        }
        return hosts;
    }
}
