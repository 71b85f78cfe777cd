package com.manystory.storefront.page.web;

import com.manystory.tenancy.web.ProblemException;
import org.springframework.http.HttpStatus;

/// What an address without a page answers.
final class Missing {

    private Missing() {}

    static ProblemException page() {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such page.");
    }
}
