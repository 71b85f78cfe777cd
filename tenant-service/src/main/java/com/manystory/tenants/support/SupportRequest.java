package com.manystory.tenants.support;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/// What an operator asks of a brand.
///
/// @param reason why, 1 to 500 characters; the brand reads it
/// @param changes whether data has to be changed too
/// @param hours for how long, 1 to 168, and at most 4 in an emergency
/// @param emergency whether it can't wait for the brand's answer
public record SupportRequest(String reason, boolean changes, int hours, boolean emergency) {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_HOURS = 168;
    static final int MOST_HOURS_OF_AN_EMERGENCY = 4;

    /// @throws ProblemException naming every field that is wrong
    public SupportRequest {
        var wrong = new ArrayList<FieldError>();
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            wrong.add(new FieldError("/reason", "Say to the brand why, in 1 to 500 characters."));
        }
        var most = emergency ? MOST_HOURS_OF_AN_EMERGENCY : MOST_HOURS;
        if (hours < 1 || hours > most) {
            wrong.add(
                    new FieldError(
                            "/hours",
                            emergency
                                    ? "In an emergency, 1 to 4 hours."
                                    : "1 to 168 hours, which is a week."));
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation",
                    "The request is not valid",
                    "Support access can't be asked for like this.",
                    List.copyOf(wrong));
        }
    }
}
