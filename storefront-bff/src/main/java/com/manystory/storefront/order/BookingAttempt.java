package com.manystory.storefront.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// What a visitor's cookie says of their bookings so far.
///
/// @param number the attempt that isn't answered yet, secret and the visitor's alone
/// @param choice the digest of what the attempt before it chose, empty for none
/// @param order the order that came of it, empty for none
public record BookingAttempt(String number, String choice, String order) {

    /// The idempotency key of this attempt at a choice.
    public String key(Map<String, ?> chosen) {
        return digest(number, chosen);
    }

    /// Whether the choice became an order already.
    public boolean repeats(Map<String, ?> chosen) {
        return !order.isEmpty() && choice.equals(digest("", chosen));
    }

    static String digest(String number, Map<String, ?> chosen) {
        var text = new StringBuilder(number);
        new TreeMap<>(chosen)
                .forEach(
                        (name, value) -> text.append('\0').append(name).append('\0').append(value));
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
