package com.manystory.tenancy.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// Whether one part of a brand is as desired, after the conditions of the Kubernetes API
/// conventions, with the fix added.
///
/// @param type the part, such as `CatalogDatabase`
/// @param status whether it is as desired
/// @param reason the cause as one upper camel case word, such as `DatabaseUnreachable`
/// @param message the cause in a sentence, without secrets
/// @param fix what somebody can do about it, or null when nothing is wrong
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
        String type, Status status, String reason, String message, @Nullable String fix) {

    /// As desired.
    public static Condition ready(String type, String message) {
        return new Condition(type, Status.TRUE, "Ready", message, null);
    }

    /// Not as desired.
    public static Condition failed(String type, String reason, String message, String fix) {
        return new Condition(type, Status.FALSE, reason, message, fix);
    }

    /// What is known of a condition.
    public enum Status {
        TRUE,
        FALSE,
        UNKNOWN
    }
}
