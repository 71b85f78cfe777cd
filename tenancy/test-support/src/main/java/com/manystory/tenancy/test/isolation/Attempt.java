package com.manystory.tenancy.test.isolation;

import java.util.Set;

/// A call that must not reach a brand.
///
/// @param identity who calls, in words
/// @param call what is sent
/// @param expected the statuses that refuse it, or answer without the brand
public record Attempt(String identity, Call call, Set<Integer> expected) {

    public Attempt {
        expected = Set.copyOf(expected);
    }

    /// An attempt with one possible status.
    public static Attempt of(String identity, Call call, int expected) {
        return new Attempt(identity, call, Set.of(expected));
    }
}
