package com.manystory.catalog.config;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers for values that passed every check and that the database refuses all the same: that is
/// the caller's mistake before it is ours. Other violations stay faults of ours.
@RestControllerAdvice
@Order(0)
class StorageAdvice {

    private static final Logger log = LoggerFactory.getLogger(StorageAdvice.class);
    private static final String DATA_EXCEPTION = "22";
    private static final String CHECK_VIOLATION = "23514";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(DataIntegrityViolationException e) {
        var state = e.getMostSpecificCause() instanceof SQLException s ? s.getSQLState() : null;
        if (state == null || !(state.startsWith(DATA_EXCEPTION) || state.equals(CHECK_VIOLATION))) {
            throw e;
        }
        log.warn("The database refused a value", e);
        var detail = "It has a value that can't be stored.";
        var problem =
                new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "validation",
                        "The request is not valid",
                        detail,
                        List.of(new FieldError("", detail)));
        return ResponseEntity.of(problem.problem()).build();
    }
}
