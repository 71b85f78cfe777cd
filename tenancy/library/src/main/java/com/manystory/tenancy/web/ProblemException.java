package com.manystory.tenancy.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// An error that the caller is told about, as problem details (RFC 9457).
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String slug;
    private final String title;
    private final String detail;
    private final transient List<FieldError> errors;

    /// @param slug the last part of the problem's type, such as `sold-out`
    public ProblemException(HttpStatus status, String slug, String title, String detail) {
        this(status, slug, title, detail, List.of());
    }

    /// @param slug the last part of the problem's type, such as `validation`
    /// @param errors the wrong fields
    public ProblemException(
            HttpStatus status, String slug, String title, String detail, List<FieldError> errors) {
        this(status, slug, title, detail, errors, null);
    }

    /// @param cause what led to the problem, or null
    public ProblemException(
            HttpStatus status,
            String slug,
            String title,
            String detail,
            List<FieldError> errors,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public HttpStatus status() {
        return status;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /// The problem as it is answered.
    public ProblemDetail problem() {
        return Problems.of(status, slug, title, detail, errors);
    }
}
