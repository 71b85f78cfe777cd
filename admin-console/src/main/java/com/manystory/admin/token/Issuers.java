package com.manystory.admin.token;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The issuers that we trust: the platform's, and those of the brands that are being served. What a
/// token says about its issuer is only ever compared, never followed.
@Component
class Issuers {

    private static final String PLATFORM = "platform";

    private final IdentitySettings settings;
    private final TenantRegistry registry;

    Issuers(IdentitySettings settings, TenantRegistry registry) {
        this.settings = settings;
        this.registry = registry;
    }

    Optional<Issuer> find(String address) {
        if (address.equals(settings.issuer(PLATFORM))) {
            return Optional.of(new Issuer.Platform(address));
        }
        var prefix = settings.issuer("");
        var name = address.startsWith(prefix) ? address.substring(prefix.length()) : "";
        return TenantId.isValid(name) && !PLATFORM.equals(name)
                ? registry.find(TenantId.of(name))
                        .filter(Brand::isServing)
                        .map(brand -> new Issuer.OfBrand(address, brand.id(), brand.incarnation()))
                : Optional.empty();
    }
}
