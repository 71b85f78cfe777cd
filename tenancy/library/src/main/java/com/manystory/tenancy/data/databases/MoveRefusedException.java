package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.databases.MoveResult.Outcome;

/// Why a step of a move isn't done.
final class MoveRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;
    private final String reason;
    private final String fix;

    MoveRefusedException(Outcome outcome, String reason, String message, String fix) {
        super(message);
        this.outcome = outcome;
        this.reason = reason;
        this.fix = fix;
    }

    static MoveRefusedException failed(String reason, String message, String fix) {
        return new MoveRefusedException(Outcome.FAILED, reason, message, fix);
    }

    static MoveRefusedException busy(String reason, String message, String fix) {
        return new MoveRefusedException(Outcome.BUSY, reason, message, fix);
    }

    static MoveRefusedException late() {
        return failed(
                "Overtaken",
                "The move was ended, or tried again, before this was asked for",
                "Nothing is to be done");
    }

    MoveResult result() {
        return MoveResult.problem(outcome, reason, String.valueOf(getMessage()), fix);
    }
}
