package com.manystory.tenancy.web;

import com.manystory.tenancy.NoTenantException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/// Answers errors as problem details. The caller learns nothing of an unexpected error but that it
/// happened; the log has it once.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String VALIDATION = "validation";
    private static final String VALIDATION_TITLE = "The request is not valid";

    private final Function<Throwable, Optional<RetryLaterException>> passing;

    /// @param passing what is answered to failures that pass by themselves; nothing for faults
    public ProblemAdvice(Function<Throwable, Optional<RetryLaterException>> passing) {
        this.passing = passing;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(ProblemException e) {
        var answer = ResponseEntity.status(e.status());
        if (e instanceof RetryLaterException later) {
            answer.header(HttpHeaders.RETRY_AFTER, later.retryAfter());
        }
        return answer.body(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(ConstraintViolationException e) {
        var errors =
                e.getConstraintViolations().stream()
                        .map(violation ->
                                new FieldError(
                                        JsonPointers.ofPropertyPath(
                                                violation.getPropertyPath().toString()),
                                        violation.getMessage()))
                        .toList();
        return ResponseEntity.of(invalid(errors)).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception e, HttpServletResponse response)
            throws Exception {
        if (e.getClass().getName().startsWith("org.springframework.security.")) {
            // Security's own filter decides between 401 and 403.
            throw e;
        }
        if (response.isCommitted()) {
            // An answer that has begun can't become a problem: it must end as a broken one.
            throw e;
        }
        var later = passing.apply(e);
        if (later.isPresent()) {
            if (later.get().getCause() != null) {
                log.warn("A request lacks what it needs: {}", later.get().getCause().toString());
            }
            return handle(later.get());
        }
        if (e instanceof NoTenantException) {
            log.error("A request that needs a brand came without one", e);
        } else {
            log.error("A request failed unexpectedly", e);
        }
        return ResponseEntity.of(Problems.unexpected()).build();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors =
                e.getBindingResult().getFieldErrors().stream()
                        .map(error ->
                                new FieldError(
                                        JsonPointers.ofPropertyPath(error.getField()),
                                        String.valueOf(error.getDefaultMessage())))
                        .toList();
        return handleExceptionInternal(e, invalid(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors =
                e.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result.getResolvableErrors().stream()
                                        .map(error ->
                                                new FieldError(
                                                        "/"
                                                                + result.getMethodParameter()
                                                                        .getParameterName(),
                                                        String.valueOf(error.getDefaultMessage()))))
                        .toList();
        return handleExceptionInternal(e, invalid(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem =
                e.getCause() instanceof DatabindException databind
                        ? invalid(List.of(unreadable(databind)))
                        : Problems.of(
                                HttpStatus.BAD_REQUEST,
                                "malformed-body",
                                "The body can't be read",
                                "The body isn't well-formed JSON, or is missing.");
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var name =
                e instanceof MethodArgumentTypeMismatchException named
                        ? named.getName()
                        : e.getPropertyName();
        var errors = List.of(new FieldError("/" + name, "has the wrong type or format"));
        return handleExceptionInternal(e, invalid(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors = List.of(new FieldError("/" + e.getParameterName(), "is required"));
        return handleExceptionInternal(e, invalid(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var answer = body == null && e instanceof ErrorResponse error ? error.getBody() : body;
        if (answer instanceof ProblemDetail problem && problem.getType() == null) {
            problem.setType(URI.create(Problems.BASE + slug(status)));
        }
        return super.handleExceptionInternal(e, answer, headers, status, request);
    }

    private static ProblemDetail invalid(List<FieldError> errors) {
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                VALIDATION,
                VALIDATION_TITLE,
                "See errors for the fields that are wrong.",
                errors);
    }

    private static FieldError unreadable(JacksonException e) {
        var cause = e.getCause();
        var detail =
                cause instanceof IllegalArgumentException && cause.getMessage() != null
                        ? cause.getMessage()
                        : "has the wrong type or format";
        return new FieldError(JsonPointers.of(e), detail);
    }

    private static String slug(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null
                ? "http-" + status.value()
                : known.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
