package com.manystory.admin.brand;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Every brand that the registry knows, by id.
@Component
public class BrandCards {

    private static final Pattern COLOUR =
            Pattern.compile("#[0-9a-fA-F]{3,8}|(?:oklch|oklab|rgb|hsl)\\([0-9a-z.,%/ -]{1,60}\\)");
    private static final int COLOURS = 5;

    private final TenantRegistry registry;
    private final BrandAddresses addresses;

    BrandCards(TenantRegistry registry, BrandAddresses addresses) {
        this.registry = registry;
        this.addresses = addresses;
    }

    /// All of them.
    public List<BrandCard> all() {
        return registry.all().stream()
                .sorted(Comparator.comparing(Brand::id))
                .map(this::card)
                .toList();
    }

    private BrandCard card(Brand brand) {
        var spec = brand.spec();
        return new BrandCard(
                brand.id(),
                spec.displayName(),
                brand.phase(),
                brand.generation(),
                brand.cell(),
                spec.currency(),
                spec.locales(),
                addresses.storefront(brand.id()),
                spec.domains(),
                colours(spec.theme().palette(), spec.theme().light()));
    }

    /// Those that the light scheme gives a role, as far as they are plain colours.
    private static List<String> colours(Map<String, String> palette, Map<String, String> roles) {
        var wanted =
                Stream.of("primary", "accent", "secondary", "surface", "text")
                        .map(roles::get)
                        .filter(Objects::nonNull);
        return Stream.concat(wanted, palette.keySet().stream().sorted())
                .map(step -> palette.getOrDefault(step, ""))
                .filter(value -> COLOUR.matcher(value).matches())
                .distinct()
                .limit(COLOURS)
                .toList();
    }
}
