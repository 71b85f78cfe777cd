package com.manystory.tenancy.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Problem details (RFC 9457) with the types that docs/reference lists.
public final class Problems {

    /// What every problem's type starts with.
    public static final String BASE = "https://manystory.dev/problems/";

    private Problems() {}

    /// A problem.
    ///
    /// @param slug the last part of its type
    public static ProblemDetail of(HttpStatus status, String slug, String title, String detail) {
        return of(status, slug, title, detail, List.of());
    }

    /// A fault of ours, of which the caller learns no more than that it was logged.
    static ProblemDetail unexpected() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Internal error",
                "Something went wrong here. It has been logged.");
    }

    /// A problem of wrong fields.
    ///
    /// @param slug the last part of its type
    public static ProblemDetail of(
            HttpStatus status, String slug, String title, String detail, List<FieldError> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(BASE + slug));
        problem.setTitle(title);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }
}
