package com.manystory.catalog.importing;

/// Thrown when a row can't become a listing; says which column and why, for the report.
final class RowRejected extends RuntimeException {

    private final String field;

    RowRejected(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
