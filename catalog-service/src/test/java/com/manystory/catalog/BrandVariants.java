package com.manystory.catalog;

import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.BrandSpec.ListingType;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import java.util.List;
import java.util.Map;

/// Brands of the tests with one thing changed.
public final class BrandVariants {

    private BrandVariants() {}

    /// Listing types by the process that each is booked by.
    public static Brand selling(Brand brand, Map<String, String> processes) {
        var types =
                processes.entrySet().stream()
                        .map(type -> new ListingType(type.getKey(), type.getValue(), Map.of()))
                        .toList();
        return variant(brand, types, brand.spec().theme());
    }

    /// Another look.
    public static Brand themed(Brand brand, Theme theme) {
        return variant(brand, brand.spec().listingTypes(), theme);
    }

    private static Brand variant(Brand brand, List<ListingType> types, Theme theme) {
        var spec = brand.spec();
        return TestBrands.changed(
                brand,
                new BrandSpec(
                        spec.displayName(),
                        spec.domains(),
                        spec.locales(),
                        spec.defaultLocale(),
                        spec.currency(),
                        spec.timeZone(),
                        spec.country(),
                        theme,
                        spec.vocabulary(),
                        spec.features(),
                        types,
                        spec.payments(),
                        spec.commission(),
                        spec.quotas(),
                        spec.placement(),
                        spec.admins()));
    }
}
