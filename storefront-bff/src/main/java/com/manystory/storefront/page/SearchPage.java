package com.manystory.storefront.page;

/// The search with its filters.
public record SearchPage(Layout layout, ResultList results) {}
