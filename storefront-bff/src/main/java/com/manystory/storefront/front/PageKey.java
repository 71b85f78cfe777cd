package com.manystory.storefront.front;

/// What a finished answer is kept under.
///
/// @param site equal only to itself
/// @param target the canonical address
/// @param language the answer's language where the address doesn't say it, else empty
/// @param fragment whether it is the part of the page that htmx asks for
record PageKey(Site site, String target, String language, boolean fragment) {

    @Override
    public int hashCode() {
        return (System.identityHashCode(site) * 31 + target.hashCode()) * 31
                + language.hashCode()
                + (fragment ? 1 : 0);
    }
}
