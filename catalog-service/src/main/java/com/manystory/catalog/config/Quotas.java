package com.manystory.catalog.config;

import com.manystory.tenancy.web.ProblemException;
import org.springframework.http.HttpStatus;

/// The refusal of what a brand's quota has no room for.
public final class Quotas {

    private Quotas() {}

    /// 409 `quota-exceeded`.
    ///
    /// @param detail which quota, and what to do
    public static ProblemException exceeded(String detail) {
        return new ProblemException(
                HttpStatus.CONFLICT, "quota-exceeded", "Quota exceeded", detail);
    }
}
