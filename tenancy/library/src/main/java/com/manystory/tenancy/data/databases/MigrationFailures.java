package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.databases.MigrationResult.Outcome;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a failed migration means to an operator.
final class MigrationFailures {

    private static final int LONGEST = 500;

    /// The lock wasn't given, the statement was cancelled by others, a deadlock was broken.
    private static final Set<String> CONTENDED = Set.of("55P03", "40P01", "40001", "55006");

    private MigrationFailures() {}

    static MigrationResult result(Exception failure, String cell, long millis) {
        var database = sqlCause(failure);
        if (database == null) {
            return MigrationResult.problem(
                    Outcome.FAILED,
                    millis,
                    "MigrationsDiffer",
                    first(String.valueOf(failure.getMessage())),
                    "A migration that was applied must not be edited or removed: bring back its"
                            + " file as it was");
        }
        var state = database.getSQLState() == null ? "" : database.getSQLState();
        if (CONTENDED.contains(state)) {
            return MigrationResult.problem(
                    Outcome.BUSY,
                    millis,
                    "DatabaseBusy",
                    "The brand's transactions hold what the migration needs: "
                            + first(String.valueOf(database.getMessage())),
                    "It is tried again by itself; look for a long transaction in"
                            + " pg_stat_activity if it goes on");
        }
        if (isOfTheServer(state)) {
            var cause = ProvisioningException.of(database, cell).condition("Database");
            return MigrationResult.problem(
                    Outcome.BUSY,
                    millis,
                    cause.reason(),
                    first(cause.message()),
                    String.valueOf(cause.fix()));
        }
        return MigrationResult.problem(
                Outcome.FAILED,
                millis,
                "StatementRefused",
                "PostgreSQL answered %s: %s"
                        .formatted(state, first(String.valueOf(database.getMessage()))),
                "Correct the brand's data, or release a corrected migration; nothing of the failed"
                        + " one stays. Then resume the rollout");
    }

    /// Connections, logins, resources and shutdowns.
    private static boolean isOfTheServer(String state) {
        return state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("53")
                || state.startsWith("57P");
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String first(String message) {
        var text = message.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
