package com.manystory.storefront.api.web;

/// How apps and CDNs may keep the API's answers.
final class ApiSharing {

    static final String REVALIDATED = "public, max-age=5, stale-while-revalidate=30";

    private ApiSharing() {}
}
