package com.manystory.tenancy.test;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.BrandSpec.ListingType;
import com.manystory.tenancy.brand.Features;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The brands of the tests, which differ in everything that brands can differ in.
public final class TestBrands {

    /// Weddings in Indonesia, in rupiah, English and Indonesian, by quote.
    public static final Brand ASTER =
            brand(
                    "aster",
                    "Aster Weddings",
                    List.of("aster.example"),
                    List.of("en", "id"),
                    "IDR",
                    "Asia/Jakarta",
                    "ID",
                    new ListingType(
                            "venue", "quote-deposit/1", Map.of("en", "Venue", "id", "Tempat")));

    /// Children's classes in Singapore, in dollars, English only, by the seat.
    public static final Brand PEBBLE =
            brand(
                    "pebble",
                    "Pebble Classes",
                    List.of("pebble.example"),
                    List.of("en"),
                    "SGD",
                    "Asia/Singapore",
                    "SG",
                    new ListingType("class", "instant-seat/1", Map.of("en", "Class")));

    private TestBrands() {}

    /// One more brand, like Pebble.
    public static Brand named(String id) {
        return brand(
                id,
                id,
                List.of(),
                List.of("en"),
                "SGD",
                "Asia/Singapore",
                "SG",
                new ListingType("class", "instant-seat/1", Map.of("en", "Class")));
    }

    /// The brand in another phase.
    public static Brand in(Phase phase, Brand brand) {
        return new Brand(
                brand.id(),
                brand.incarnation(),
                brand.generation(),
                phase,
                brand.cell(),
                brand.spec());
    }

    /// The brand with a changed desired state, one generation on.
    public static Brand changed(Brand brand, BrandSpec spec) {
        return new Brand(
                brand.id(),
                brand.incarnation(),
                brand.generation() + 1,
                brand.phase(),
                brand.cell(),
                spec);
    }

    /// The desired state with other values of some of its components, by their names.
    ///
    /// @throws IllegalArgumentException when it has no component of a name, or not of that type
    public static BrandSpec with(BrandSpec spec, Map<String, ?> values) {
        var components = BrandSpec.class.getRecordComponents();
        var unknown = new HashSet<>(values.keySet());
        var types = new Class<?>[components.length];
        var arguments = new @Nullable Object[components.length];
        try {
            for (var i = 0; i < components.length; i++) {
                var name = components[i].getName();
                types[i] = components[i].getType();
                arguments[i] =
                        unknown.remove(name)
                                ? values.get(name)
                                : components[i].getAccessor().invoke(spec);
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException("A desired state has no " + unknown);
            }
            return BrandSpec.class.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("A desired state can't be made of " + values, e);
        }
    }

    private static Brand brand(
            String id,
            String displayName,
            List<String> domains,
            List<String> locales,
            String currency,
            String timeZone,
            String country,
            ListingType listingType) {
        var spec =
                new BrandSpec(
                        displayName,
                        domains,
                        locales,
                        locales.getFirst(),
                        currency,
                        timeZone,
                        country,
                        Theme.DEFAULT,
                        Map.of(),
                        Features.DEFAULT,
                        List.of(listingType),
                        BrandSpec.Payments.DEFAULT,
                        BrandSpec.Commission.DEFAULT,
                        Map.of(),
                        BrandSpec.Placement.DEFAULT,
                        List.of());
        return new Brand(TenantId.of(id), id + "-life-1", 1, Phase.ACTIVE, "local", spec);
    }
}
