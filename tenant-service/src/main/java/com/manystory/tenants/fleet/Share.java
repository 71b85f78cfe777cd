package com.manystory.tenants.fleet;

import java.util.Optional;
import java.util.regex.Pattern;

/// A part of a number of brands: so many, or so many in a hundred.
///
/// @param amount how many, from 0
/// @param percent whether in a hundred
public record Share(int amount, boolean percent) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})(%?)");

    /// Reads `25` or `10%`; empty when it is neither.
    public static Optional<Share> read(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var amount = Integer.parseInt(parts.group(1));
        var percent = !parts.group(2).isEmpty();
        return percent && amount > 100 ? Optional.empty() : Optional.of(new Share(amount, percent));
    }

    /// Reads a share from the settings.
    ///
    /// @throws IllegalArgumentException when it isn't one
    public static Share valueOf(String written) {
        return read(written)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                written + " is neither a number nor a percentage"));
    }

    /// So many of them, rounded up, and at least one of any.
    int atLeastOneOf(int brands) {
        var exact = percent ? (amount * brands + 99) / 100 : amount;
        return Math.clamp(exact, Math.min(1, brands), brands);
    }

    /// So many of them, rounded down.
    int atMostOf(int brands) {
        return Math.min(brands, percent ? amount * brands / 100 : amount);
    }

    @Override
    public String toString() {
        return amount + (percent ? "%" : "");
    }
}
