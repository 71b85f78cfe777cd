package com.manystory.storefront.api.web;

/// How apps and CDNs may keep the API's answers: ten seconds in all, also of a suspended brand.
final class ApiSharing {

    static final String REVALIDATED = "public, max-age=5, stale-while-revalidate=5";

    private ApiSharing() {}
}
