package com.manystory.catalog;

import com.manystory.tenancy.brand.BrandSpec.ListingType;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
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
        return variant(brand, "listingTypes", types);
    }

    /// Another look.
    public static Brand themed(Brand brand, Theme theme) {
        return variant(brand, "theme", theme);
    }

    private static Brand variant(Brand brand, String component, Object value) {
        return TestBrands.changed(brand, TestBrands.with(brand.spec(), Map.of(component, value)));
    }
}
