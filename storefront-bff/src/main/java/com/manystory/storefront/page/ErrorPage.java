package com.manystory.storefront.page;

import org.jspecify.annotations.Nullable;

/// A page that says what went wrong, in the brand's look and words.
///
/// @param kind what went wrong
/// @param status the HTTP status
/// @param retry the address to try again, or null where that can't help
/// @param traceId what a visitor may quote to the support, empty for none
public record ErrorPage(
        Layout layout, Kind kind, int status, @Nullable String retry, String traceId) {

    /// What can go wrong. The words are at `error.<kind>.title` and `error.<kind>.text`, the kind
    /// in lower case.
    public enum Kind {
        MISSING,
        SUSPENDED,
        REFUSED,
        BUSY,
        LIMITED,
        BROKEN
    }
}
