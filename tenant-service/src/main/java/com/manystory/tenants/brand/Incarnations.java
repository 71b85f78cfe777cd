package com.manystory.tenants.brand;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Makes ids of lives of brands: 48 bits of time in milliseconds, then 80 random bits, in
/// hexadecimal, so that a later life sorts after an earlier one.
final class Incarnations {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Incarnations() {}

    static String next() {
        var random = new byte[10];
        RANDOM.nextBytes(random);
        return HexFormat.of().toHexDigits(System.currentTimeMillis(), 12)
                + HexFormat.of().formatHex(random);
    }
}
