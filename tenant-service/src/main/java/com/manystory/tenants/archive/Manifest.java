package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchivePart;
import com.manystory.tenancy.archive.ArchivedFile;
import java.time.Instant;
import java.util.List;

/// What an archive is of, and all that is in it. It is the last file of an archive, for only then
/// everything is known.
///
/// @param format of archives, from 1
/// @param brand whose archive it is
/// @param incarnation of the brand's life that it is from
/// @param generation of the desired state at that time
/// @param currency that all amounts are in, ISO 4217
/// @param createdAt when the export began
/// @param configuration the file of the desired state
/// @param services what is in it of each service
record Manifest(
        int format,
        String brand,
        String incarnation,
        long generation,
        String currency,
        Instant createdAt,
        ArchivedFile configuration,
        List<ArchivePart> services) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";
    static final String CONFIGURATION = "configuration.json";
}
