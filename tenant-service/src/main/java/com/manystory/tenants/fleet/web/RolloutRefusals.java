package com.manystory.tenants.fleet.web;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.fleet.RolloutRefusedException;
import com.manystory.tenants.fleet.ServiceSilentException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what can't be done with rollouts as problem details.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RolloutRefusals {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RolloutRefusedException e) {
        return ResponseEntity.of(problem(e).problem()).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> silent(ServiceSilentException e) {
        return ResponseEntity.of(
                        new ProblemException(
                                        HttpStatus.SERVICE_UNAVAILABLE,
                                        "service-unavailable",
                                        "A service doesn't answer",
                                        String.valueOf(e.getMessage()))
                                .problem())
                .build();
    }

    private static ProblemException problem(RolloutRefusedException e) {
        var detail = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case UNKNOWN ->
                    new ProblemException(
                            HttpStatus.NOT_FOUND, "unknown-rollout", "Unknown rollout", detail);
            case RUNNING -> conflict("rollout-running", "A rollout is going on", detail);
            case NOT_STOPPED ->
                    conflict("rollout-not-stopped", "The rollout hasn't stopped", detail);
            case ENDED -> conflict("rollout-ended", "The rollout has ended", detail);
            case NOT_EXPANDED -> conflict("not-expanded", "Other migrations come first", detail);
            case OLDER_RELEASE -> conflict("older-release-runs", "An older release runs", detail);
            case INVALID -> RolloutReader.invalid(List.of(new FieldError(e.pointer(), detail)));
        };
    }

    private static ProblemException conflict(String slug, String title, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, slug, title, detail);
    }
}
