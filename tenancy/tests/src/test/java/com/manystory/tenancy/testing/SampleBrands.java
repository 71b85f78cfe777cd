package com.manystory.tenancy.testing;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.Features;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import java.util.List;
import java.util.Map;

/// Brands for tests.
public final class SampleBrands {

    private SampleBrands() {}

    /// The brand as told with a version of the registry.
    public static Brand at(long version, Brand brand) {
        return new Brand(
                brand.id(),
                brand.incarnation(),
                brand.generation(),
                brand.phase(),
                brand.cell(),
                brand.spec(),
                version,
                1);
    }

    /// The brand with other quotas, one generation on.
    public static Brand limited(Brand brand, Map<String, Long> quotas) {
        var spec = brand.spec();
        var limited =
                new BrandSpec(
                        spec.displayName(),
                        spec.domains(),
                        spec.locales(),
                        spec.defaultLocale(),
                        spec.currency(),
                        spec.timeZone(),
                        spec.country(),
                        spec.theme(),
                        spec.vocabulary(),
                        spec.features(),
                        spec.listingTypes(),
                        spec.payments(),
                        spec.commission(),
                        quotas,
                        spec.placement(),
                        spec.admins());
        return new Brand(
                brand.id(),
                brand.incarnation(),
                brand.generation() + 1,
                brand.phase(),
                brand.cell(),
                limited);
    }

    public static Brand brand(String id, String incarnation, long generation, String... domains) {
        return brand(id, incarnation, generation, Phase.ACTIVE, domains);
    }

    public static Brand brand(
            String id, String incarnation, long generation, Phase phase, String... domains) {
        var spec =
                new BrandSpec(
                        "Brand " + id,
                        List.of(domains),
                        List.of("en"),
                        "en",
                        "SGD",
                        "Asia/Singapore",
                        "SG",
                        Theme.DEFAULT,
                        Map.of(),
                        Features.DEFAULT,
                        List.of(),
                        BrandSpec.Payments.DEFAULT,
                        BrandSpec.Commission.DEFAULT,
                        Map.of(),
                        BrandSpec.Placement.DEFAULT,
                        List.of());
        return new Brand(TenantId.of(id), incarnation, generation, phase, "local", spec);
    }
}
