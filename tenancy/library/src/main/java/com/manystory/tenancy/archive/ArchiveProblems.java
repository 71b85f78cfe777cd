package com.manystory.tenancy.archive;

import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Why an archive, or what is wanted with it, is refused.
public final class ArchiveProblems {

    private ArchiveProblems() {}

    /// It isn't an archive, or not a whole and unchanged one.
    public static ProblemException invalid(String detail) {
        return invalid(detail, null);
    }

    /// It isn't an archive, or not a whole and unchanged one.
    public static ProblemException invalid(String detail, @Nullable Exception cause) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "archive-invalid",
                "The archive can't be restored",
                detail,
                List.of(),
                cause);
    }

    /// It was made by a later release.
    public static ProblemException tooNew(String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "archive-too-new",
                "The archive is of a later release",
                detail);
    }

    /// The brand is on the air.
    public static ProblemException serving(String brand) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "brand-serving",
                "The brand is on the air",
                "Suspend brand %s before its data is replaced.".formatted(brand));
    }

    /// The brand is no more, or lives again.
    public static ProblemException unknownBrand(String brand) {
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "unknown-brand",
                "Unknown brand",
                "There is no brand %s in this life.".formatted(brand));
    }

    /// Somebody else restores the brand just now.
    public static ProblemException underWay(String brand) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "restore-in-progress",
                "The brand is being restored",
                "Brand %s is being restored by another request.".formatted(brand));
    }
}
