package com.manystory.tenancy.brand;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The families of type that a brand may set its pages in.
public enum Typeface {
    /// A humanist sans serif.
    COMMISSIONER,
    /// A plain geometric sans serif; the neutral look's.
    FIGTREE,
    /// A rounded display face.
    FREDOKA,
    /// A rounded sans serif.
    NUNITO,
    /// A transitional serif of high contrast.
    PLAYFAIR,
    /// The reader's own sans serif; nothing is loaded.
    SYSTEM_SANS,
    /// The reader's own serif; nothing is loaded.
    SYSTEM_SERIF;

    /// What themes call it, `system-sans`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The names of all families.
    public static List<String> names() {
        return Arrays.stream(values()).map(Typeface::key).toList();
    }

    /// The family of that name.
    public static Optional<Typeface> named(String key) {
        return Arrays.stream(values()).filter(face -> face.key().equals(key)).findFirst();
    }
}
