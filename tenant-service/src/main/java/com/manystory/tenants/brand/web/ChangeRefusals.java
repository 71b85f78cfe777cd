package com.manystory.tenants.brand.web;

import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.brand.ChangeRefusedException;
import com.manystory.tenants.desired.Violations;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers changes that can't be made as problem details.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ChangeRefusals {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ChangeRefusedException e) {
        return ResponseEntity.of(problem(e).problem()).build();
    }

    private static ProblemException problem(ChangeRefusedException e) {
        var detail = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case UNKNOWN ->
                    new ProblemException(
                            HttpStatus.NOT_FOUND, "unknown-brand", "Unknown brand", detail);
            case STALE ->
                    new ProblemException(
                            HttpStatus.PRECONDITION_FAILED,
                            "precondition-failed",
                            "The brand isn't what the request took it for",
                            detail);
            case OFFBOARDING ->
                    new ProblemException(
                            HttpStatus.CONFLICT,
                            "brand-offboarding",
                            "The brand is being erased",
                            detail);
            case UNSETTLED ->
                    new ProblemException(
                            HttpStatus.CONFLICT,
                            "brand-unsettled",
                            "The brand isn't as desired yet",
                            detail);
            case RESTORE_UNFINISHED ->
                    new ProblemException(
                            HttpStatus.CONFLICT,
                            "restore-unfinished",
                            "A restore of the brand isn't finished",
                            detail);
            case DOMAIN_TAKEN -> invalid("/domains", BrandReader.takenDomain(detail));
            case CELL_REFUSED -> invalid("/placement/cell", detail);
            case TIER_REFUSED -> invalid("/placement/tier", detail);
            case CURRENCY_FIXED -> invalid("/currency", detail);
        };
    }

    private static ProblemException invalid(String pointer, String detail) {
        var violations = new Violations();
        violations.add(pointer, detail);
        return BrandReader.invalid(violations);
    }
}
