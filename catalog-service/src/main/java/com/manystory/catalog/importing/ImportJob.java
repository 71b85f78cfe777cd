package com.manystory.catalog.importing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One uploaded file on its way into the catalogue.
///
/// @param status `QUEUED`, `RUNNING`, `COMPLETED` or `FAILED`
/// @param rowsRead rows dealt with so far
/// @param accepted rows that are listings now
/// @param rejected rows that stand in the report
/// @param failure why the file as a whole was given up, or null
public record ImportJob(
        UUID id,
        String status,
        String fileName,
        long rowsRead,
        long accepted,
        long rejected,
        @Nullable String failure,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
