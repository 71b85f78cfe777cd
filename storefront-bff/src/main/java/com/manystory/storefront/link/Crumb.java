package com.manystory.storefront.link;

import org.jspecify.annotations.Nullable;

/// One step of the way from the front page to here.
///
/// @param href null for the page itself
public record Crumb(String label, @Nullable String href) {}
