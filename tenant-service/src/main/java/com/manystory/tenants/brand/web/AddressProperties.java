package com.manystory.tenants.brand.web;

import com.manystory.tenancy.TenantId;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where a brand is found.
///
/// @param baseDomain the domain that every brand has a name under
/// @param services base addresses of the platform's services by short name
/// @param identity where the issuers are
@ConfigurationProperties("manystory")
record AddressProperties(
        @DefaultValue("localhost") String baseDomain,
        @DefaultValue Map<String, URI> services,
        @DefaultValue Identity identity) {

    /// @param issuerBase the issuers' common base address
    record Identity(@DefaultValue("http://localhost:9000") String issuerBase) {}

    /// The brand's addresses by what is there.
    Map<String, String> of(TenantId brand) {
        var addresses = new LinkedHashMap<String, String>();
        var storefront = services.get("storefront");
        if (storefront != null) {
            var port = storefront.getPort() < 0 ? "" : ":" + storefront.getPort();
            var site = "%s://%s.%s%s".formatted(storefront.getScheme(), brand, baseDomain, port);
            addresses.put("storefront", site);
            addresses.put("api", site + "/api/v1");
        }
        var admin = services.get("admin");
        if (admin != null) {
            addresses.put("admin", admin + "/api/v1/brands/" + brand);
        }
        addresses.put("issuer", identity.issuerBase() + "/" + brand);
        return addresses;
    }
}
