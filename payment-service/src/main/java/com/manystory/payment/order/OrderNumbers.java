package com.manystory.payment.order;

import java.security.SecureRandom;

/// Makes order numbers that people can read out: eight characters without look-alikes, random so
/// that they don't tell how much a brand sells.
public final class OrderNumbers {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private OrderNumbers() {}

    /// A new number such as `7KQM-93XA`.
    public static String next() {
        var number = new StringBuilder(9);
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                number.append('-');
            }
            number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return number.toString();
    }
}
