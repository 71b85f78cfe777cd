package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.web.RetryLaterException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells databases that can't be had now from faults, anywhere among a failure's causes. The states
/// are those of PostgreSQL's appendix A; where a cause names one, it decides and not the type of
/// the exceptions around it, since Spring takes a statement that was too slow for a lost resource.
final class DatabaseFailures {

    /// `Capture.REFUSED`.
    private static final String MOVING = "57M01";

    private static final String CONNECTION = "08";
    private static final String OPERATOR_STOPPED_IT = "57P";
    private static final String TOO_FEW_RESOURCES = "53";

    /// A database that takes no connections, when one was to be opened; otherwise a statement that
    /// came at the wrong time, which is a fault of ours.
    private static final String NOT_IN_STATE = "55000";

    private DatabaseFailures() {}

    /// What the caller is told, or nothing when the failure is a fault.
    static Optional<RetryLaterException> problem(Throwable failure) {
        var causes = causes(failure);
        var sql =
                causes.stream()
                        .filter(SQLException.class::isInstance)
                        .map(SQLException.class::cast)
                        .toList();
        if (sql.stream().anyMatch(e -> state(e).equals(MOVING))) {
            return Optional.of(RetryLaterException.moving());
        }
        var opening = causes.stream().anyMatch(DatabaseFailures::isOfOpening);
        // The innermost knows best why.
        for (var e : sql.reversed()) {
            var reason = reason(e, opening);
            if (reason != null) {
                return Optional.of(RetryLaterException.unavailable(reason, e));
            }
        }
        var isFull = sql.stream().anyMatch(DatabaseFailures::isFullPool);
        if (isFull && sql.stream().allMatch(e -> isFullPool(e) || state(e).isEmpty())) {
            return Optional.of(RetryLaterException.busy());
        }
        return causes.stream()
                .filter(cause -> sql.isEmpty() && isLostResource(cause))
                .map(cause -> RetryLaterException.unavailable("DatabaseUnreachable", cause))
                .findFirst();
    }

    private static @Nullable String reason(SQLException e, boolean opening) {
        var state = state(e);
        if (e instanceof SQLNonTransientConnectionException || isFullPool(e)) {
            // Asked for what there isn't, such as another brand's database; or only waited.
            return null;
        }
        if (state.startsWith(TOO_FEW_RESOURCES)) {
            return "ServerFull";
        }
        return state.startsWith(CONNECTION)
                        || state.startsWith(OPERATOR_STOPPED_IT)
                        || (opening && state.equals(NOT_IN_STATE))
                ? "DatabaseUnreachable"
                : null;
    }

    /// The time-out of a pool. One that names another state than that of its own waiting had its
    /// connections refused.
    private static boolean isFullPool(SQLException e) {
        return e instanceof SQLTransientConnectionException
                && (state(e).isEmpty() || state(e).equals("08001"));
    }

    private static boolean isOfOpening(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof CannotCreateTransactionException;
    }

    private static boolean isLostResource(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessResourceException
                || cause instanceof RecoverableDataAccessException;
    }

    private static String state(SQLException e) {
        var state = e.getSQLState();
        return state == null ? "" : state;
    }

    /// From the failure inwards; each once, as causes may lead in a circle.
    private static List<Throwable> causes(Throwable failure) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var causes = new ArrayList<Throwable>();
        for (var cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
