package com.manystory.admin.brand;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.ServiceAddresses;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where brands are found.
@Component
class BrandAddresses {

    private final ServiceAddresses services;
    private final String baseDomain;

    BrandAddresses(
            ServiceAddresses services, @Value("${manystory.base-domain}") String baseDomain) {
        this.services = services;
        this.baseDomain = baseDomain;
    }

    String storefront(TenantId brand) {
        var base = services.of("storefront");
        var port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return "%s://%s.%s%s/".formatted(base.getScheme(), brand, baseDomain, port);
    }
}
