package com.manystory.tenants.brand;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Makes ids of lives of brands: 48 bits of time in milliseconds, then 80 random bits, in
/// hexadecimal, so that a later life sorts after an earlier one.
final class Incarnations {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Incarnations() {}

    /// A new one, later than the one before also when the clock isn't.
    ///
    /// @param before the last life of the same id, or null
    static String next(@Nullable String before) {
        return next(before, System.currentTimeMillis());
    }

    static String next(@Nullable String before, long millis) {
        var earliest =
                before == null || !before.matches("[0-9a-f]{32}")
                        ? millis
                        : HexFormat.fromHexDigitsToLong(before, 0, 12) + 1;
        return at(Math.max(millis, earliest));
    }

    private static String at(long millis) {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        return HexFormat.of().toHexDigits(millis, 12) + HexFormat.of().formatHex(random);
    }
}
