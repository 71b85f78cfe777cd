package com.manystory.tenancy.data.databases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.tenancy.data.copy.Contents;
import org.jspecify.annotations.Nullable;

/// What became of one step of the move of a brand's database.
///
/// @param outcome what
/// @param millis how long it took
/// @param rows how many rows were copied, or compared, or 0
/// @param tables how many tables were compared, or 0
/// @param checksum over all tables, in hexadecimal, or null when nothing was compared
/// @param reason the cause as one upper camel case word, or null when nothing is wrong
/// @param message the cause in a sentence, without secrets
/// @param fix what somebody can do about it
@JsonIgnoreProperties(ignoreUnknown = true)
public record MoveResult(
        Outcome outcome,
        long millis,
        long rows,
        int tables,
        @Nullable String checksum,
        @Nullable String reason,
        @Nullable String message,
        @Nullable String fix) {

    /// What can become of a step.
    public enum Outcome {
        /// It is done.
        DONE,
        /// It can't be done now and may be in a moment.
        BUSY,
        /// It can't be done before somebody does something; nothing was changed that is served.
        FAILED
    }

    static MoveResult done() {
        return new MoveResult(Outcome.DONE, 0, 0, 0, null, null, null, null);
    }

    /// The copy is equal.
    ///
    /// @param rows how many were copied
    static MoveResult copied(long rows, Contents contents) {
        return new MoveResult(
                Outcome.DONE,
                0,
                rows,
                contents.tables().size(),
                contents.checksum(),
                null,
                null,
                null);
    }

    /// The same, with the time that it took.
    MoveResult in(long time) {
        return new MoveResult(outcome, time, rows, tables, checksum, reason, message, fix);
    }

    /// It can't be done for a cause.
    public static MoveResult problem(
            Outcome outcome, String reason, String message, @Nullable String fix) {
        return new MoveResult(outcome, 0, 0, 0, null, reason, message, fix);
    }
}
