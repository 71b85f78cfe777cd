package com.manystory.tenancy.web;

import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers 503 when a brand's connections are all in use, or its database can't be reached: the
/// caller may try again.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class BusyAdvice {

    private static final Logger log = LoggerFactory.getLogger(BusyAdvice.class);

    private final Predicate<Throwable> isConnection;

    /// @param isConnection whether a failure comes of a connection that couldn't be had
    public BusyAdvice(Predicate<Throwable> isConnection) {
        this.isConnection = isConnection;
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class
    })
    ResponseEntity<ProblemDetail> handle(RuntimeException e) {
        if (isConnection.test(e)) {
            return busy();
        }
        log.error("A request found no way to its brand's database", e);
        return ResponseEntity.of(Problems.unexpected()).build();
    }

    private static ResponseEntity<ProblemDetail> busy() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "1")
                .body(
                        Problems.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "busy",
                                "Busy",
                                "Too much is asked at once. Try again in a moment."));
    }
}
