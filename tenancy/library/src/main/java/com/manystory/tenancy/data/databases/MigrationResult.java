package com.manystory.tenancy.data.databases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// What became of the migration of one brand's database.
///
/// @param outcome what
/// @param from the version that it had, or null when nobody looked
/// @param to the version that it has, or null when nobody looked
/// @param millis how long it took
/// @param reason the cause as one upper camel case word, or null when nothing is wrong
/// @param message the cause in a sentence, without secrets
/// @param fix what somebody can do about it
@JsonIgnoreProperties(ignoreUnknown = true)
public record MigrationResult(
        Outcome outcome,
        @Nullable String from,
        @Nullable String to,
        long millis,
        @Nullable String reason,
        @Nullable String message,
        @Nullable String fix) {

    /// What can become of it.
    public enum Outcome {
        /// It was migrated.
        MIGRATED,
        /// It lacked nothing.
        CURRENT,
        /// The brand has no database here, or its database is being made or erased.
        ABSENT,
        /// It can't be done now and may be in a moment.
        BUSY,
        /// It can't be done before somebody does something.
        FAILED
    }

    static MigrationResult of(Outcome outcome) {
        return new MigrationResult(outcome, null, null, 0, null, null, null);
    }

    static MigrationResult problem(
            Outcome outcome, long millis, String reason, String message, String fix) {
        return new MigrationResult(outcome, null, null, millis, reason, message, fix);
    }
}
