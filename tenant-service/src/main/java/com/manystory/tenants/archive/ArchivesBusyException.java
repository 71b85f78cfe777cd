package com.manystory.tenants.archive;

import com.manystory.tenancy.web.ProblemException;
import org.springframework.http.HttpStatus;

/// Thrown when as many brands are being exported and restored as may be.
public final class ArchivesBusyException extends ProblemException {

    private static final long serialVersionUID = 1;

    ArchivesBusyException() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Busy",
                "Other brands are being exported or restored. Try again in a moment.");
    }
}
