package com.manystory.tenancy.test.isolation;

import com.manystory.tenancy.TenantId;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a test planted in a brand: a word that is nowhere else in the world, and the ids and names
/// of what carries it.
///
/// @param brand whose it is
/// @param marker the word
/// @param values ids and names by what they are of, such as `slug`
public record Sample(TenantId brand, String marker, Map<String, String> values) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-zA-Z]+)}");

    public Sample {
        values = Map.copyOf(values);
    }

    /// A new marker: letters and digits only, so that it looks the same in pages, JSON and URLs.
    public static String marker(TenantId brand) {
        var random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        return "zq" + brand.value().replaceAll("[^a-z]", "") + HexFormat.of().formatHex(random);
    }

    /// The text with this brand's values in place of `${name}`; `${random}` is new each time,
    /// `${brand}` the brand's id and `${marker}` its marker.
    ///
    /// @throws AssertionError when a value is missing
    public String filled(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    /// A value by its name.
    ///
    /// @throws AssertionError when it is missing
    public String value(String name) {
        return switch (name) {
            case "random" -> UUID.randomUUID().toString();
            case "brand" -> brand.value();
            case "marker" -> marker;
            default -> {
                var value = values.get(name);
                if (value == null) {
                    throw new AssertionError(
                            "The sample of %s has no value %s: add it where the sample is made"
                                    .formatted(brand, name));
                }
                yield value;
            }
        };
    }
}
