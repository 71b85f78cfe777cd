package com.manystory.tenants.move.web;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.move.MoveRefusedException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what can't be done with moves as problem details.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MoveRefusals {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(MoveRefusedException e) {
        return ResponseEntity.of(problem(e).problem()).build();
    }

    private static ProblemException problem(MoveRefusedException e) {
        var detail = String.valueOf(e.getMessage());
        return switch (e.reason()) {
            case UNKNOWN ->
                    new ProblemException(
                            HttpStatus.NOT_FOUND, "unknown-move", "Unknown move", detail);
            case RUNNING ->
                    new ProblemException(
                            HttpStatus.CONFLICT,
                            "move-running",
                            "The brand is being moved",
                            detail);
            case TOO_LATE ->
                    new ProblemException(
                            HttpStatus.CONFLICT,
                            "move-too-late",
                            "The move can't be taken back",
                            detail);
            case INVALID -> invalid(List.of(new FieldError(e.pointer(), detail)));
        };
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "validation",
                "The request is not valid",
                errors.size() == 1
                        ? "One field is wrong: %s".formatted(errors.getFirst().detail())
                        : "%d fields are wrong; see errors.".formatted(errors.size()),
                errors);
    }
}
