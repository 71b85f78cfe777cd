package com.manystory.storefront.config;

import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenancy.web.Problems;
import com.manystory.tenancy.web.RetryLaterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Tells an app when to come back while a service behind the brand API doesn't answer, but not
/// which: that is nobody's business outside.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnavailableAdvice {

    private static final String RETRY_SECONDS = "10";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(ProblemException e) {
        var answer = ResponseEntity.status(e.status());
        if (e instanceof RetryLaterException later) {
            answer.header(HttpHeaders.RETRY_AFTER, later.retryAfter());
        } else if (e.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (e.status() != HttpStatus.SERVICE_UNAVAILABLE) {
            return answer.body(e.problem());
        }
        var problem =
                Problems.of(
                        e.status(),
                        e.slug(),
                        "Service unavailable",
                        "This can't be answered at the moment. Try again in a few seconds.");
        return answer.body(problem);
    }
}
