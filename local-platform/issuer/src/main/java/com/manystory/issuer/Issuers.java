package com.manystory.issuer;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Lives;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The issuers that there are: the operators' and one for each brand of the registry. Any other is
/// unknown, whatever a request says.
@Component
public class Issuers {

    private final IssuerStore store;
    private final TenantRegistry registry;
    private final Issuer platform;
    private final Map<TenantId, Issuer> brands = new ConcurrentHashMap<>();

    Issuers(IssuerStore store, TenantRegistry registry) {
        this.store = store;
        this.registry = registry;
        this.platform = store.platform();
        registry.onChange(this::changed);
    }

    /// The issuer at a place under the base address.
    public Optional<Issuer> find(String name) {
        if (name.equals(Issuer.PLATFORM)) {
            return Optional.of(platform);
        }
        return TenantId.isValid(name)
                ? registry.find(TenantId.of(name)).flatMap(this::ofKnown)
                : Optional.empty();
    }

    /// The issuer that says so of itself.
    public Optional<Issuer> findByUri(String uri) {
        return find(uri.substring(uri.lastIndexOf('/') + 1))
                .filter(issuer -> issuer.uri().equals(uri));
    }

    /// Whether the issuer gives tokens now: that of a suspended brand doesn't.
    public boolean isServing(Issuer issuer) {
        return issuer.brand() == null
                || registry.find(issuer.brand()).filter(Brand::isServing).isPresent();
    }

    private Optional<Issuer> ofKnown(Brand brand) {
        var held = brands.get(brand.id());
        if (held != null && held.incarnation().equals(brand.incarnation())) {
            return Optional.of(held);
        }
        return brand.phase() == Phase.OFFBOARDING || !store.has(brand)
                ? Optional.empty()
                : Optional.of(ensure(brand));
    }

    /// Makes the brand's issuer, when there is none for this life of the brand.
    Issuer ensure(Brand brand) {
        return brands.compute(
                brand.id(),
                (id, held) ->
                        held != null && held.incarnation().equals(brand.incarnation())
                                ? held
                                : store.of(brand));
    }

    /// Forgets the brand's issuer of a life and of earlier ones; their tokens can't be verified any
    /// more. That of a later life goes on.
    void erase(TenantId brand, String incarnation) {
        brands.compute(
                brand,
                (id, held) -> {
                    store.erase(id, incarnation);
                    return held != null && Lives.isLater(held.incarnation(), incarnation)
                            ? held
                            : null;
                });
    }

    /// Whether anything of the brand's issuers is left, in any of its lives.
    boolean holds(TenantId brand) {
        return brands.containsKey(brand) || store.holds(brand);
    }

    private void changed(TenantId id) {
        var brand = registry.find(id);
        if (brand.isEmpty()) {
            brands.remove(id);
        } else if (brand.get().isServing() && !store.has(brand.get())) {
            ensure(brand.get());
        }
    }
}
