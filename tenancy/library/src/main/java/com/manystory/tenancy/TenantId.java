package com.manystory.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// The immutable name of a brand, used in host names, database names and cache keys. It is 2 to 31
/// characters: a lower-case letter, then lower-case letters, digits or hyphens, not ending in a
/// hyphen (a host name label may not, RFC 1123 section 2.1).
public record TenantId(@JsonValue String value) implements Comparable<TenantId> {

    /// The regular expression that every brand id matches.
    public static final String PATTERN = "[a-z](?:[a-z0-9-]{0,29}[a-z0-9])";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    /// @throws IllegalArgumentException when the value isn't a brand id
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a brand id: it must match " + PATTERN);
        }
    }

    /// Reads a brand id.
    ///
    /// @throws IllegalArgumentException when the value isn't a brand id
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    /// Whether [#of(String)] would accept the value.
    public static boolean isValid(String value) {
        return COMPILED.matcher(value).matches();
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
