package com.manystory.admin.relay;

import com.manystory.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/// Where a call is passed on to.
///
/// @param service the service, such as `catalog-service`
/// @param brand the brand that the call is for, or null for a call of the platform itself
/// @param path the path there, encoded, beginning with a slash
/// @param upload whether the body may be large and slow
/// @param locationPrefix what replaces `/api/v1` of the service's `Location`, or null to drop it
public record Target(
        String service,
        @Nullable TenantId brand,
        String path,
        boolean upload,
        @Nullable String locationPrefix) {

    /// A call to the catalog for the brand.
    public static Target catalog(TenantId brand, String path) {
        return new Target(
                "catalog-service", brand, "/api/v1" + path, false, "/api/v1/brands/" + brand);
    }

    /// A call to the control plane about the brand.
    public static Target controlPlane(TenantId brand, String path) {
        return new Target(
                "tenant-service", brand, "/internal/v1/brands/" + brand + path, false, null);
    }

    /// The same, with a body of any size.
    public Target streaming() {
        return new Target(service, brand, path, true, locationPrefix);
    }
}
