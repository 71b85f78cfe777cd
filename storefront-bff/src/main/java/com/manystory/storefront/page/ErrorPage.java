package com.manystory.storefront.page;

/// A page that says what went wrong, in the brand's look and words.
///
/// @param kind what went wrong
/// @param status the HTTP status
/// @param traceId what a visitor may quote to the support, empty for none
public record ErrorPage(Layout layout, Kind kind, int status, String traceId) {

    /// What can go wrong. The words are at `error.<kind>.title` and `error.<kind>.text`, the kind
    /// in lower case.
    public enum Kind {
        MISSING,
        SUSPENDED,
        REFUSED,
        BROKEN
    }
}
