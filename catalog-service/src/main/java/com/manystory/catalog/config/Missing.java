package com.manystory.catalog.config;

import com.manystory.tenancy.web.ProblemException;
import org.springframework.http.HttpStatus;

/// The answer for what the brand doesn't have, whether or not another brand has it.
public final class Missing {

    private Missing() {}

    /// A problem of the type `not-found`.
    public static ProblemException of(String what) {
        return new ProblemException(
                HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such " + what + ".");
    }
}
