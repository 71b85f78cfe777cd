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
        var next = new HashMap<TenantId, Brand>();
        if (!update.full() || update.brands().isEmpty()) {
            next.putAll(brands);
        }
        update.brands().forEach(brand -> next.put(brand.id(), newer(brand)));
        update.removed().forEach(next::remove);
        return new BrandDirectory(update.version(), baseDomain, next);
    }

    /// The state with a brand told directly.
    BrandDirectory with(Brand brand) {
        var held = brands.get(brand.id());
        if (held != null && isSameLife(held, brand) && held.generation() >= brand.generation()) {
            return this;
        }
        var next = new HashMap<>(brands);
        next.put(brand.id(), brand);
        return new BrandDirectory(version, baseDomain, next);
    }

    /// The brands that differ between two states.
    Set<TenantId> changed(BrandDirectory other) {
        var ids = new HashSet<>(brands.keySet());
        ids.addAll(other.brands.keySet());
        ids.removeIf(id -> isSame(brands.get(id), other.brands.get(id)));
        return ids;
    }

    private Brand newer(Brand told) {
        var held = brands.get(told.id());
        return held != null && isSameLife(held, told) && held.generation() > told.generation()
                ? held
                : told;
    }

    private static boolean isSameLife(Brand held, Brand told) {
        return held.incarnation().equals(told.incarnation());
    }

    private static boolean isSame(@Nullable Brand one, @Nullable Brand other) {
        return one == null ? other == null : one.equals(other);
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
