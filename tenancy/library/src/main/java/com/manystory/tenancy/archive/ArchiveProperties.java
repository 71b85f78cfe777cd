package com.manystory.tenancy.archive;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Limits of archives. Services that hold data read the time limit and how many at once; the rest
/// is the control plane's.
///
/// @param services the services whose data of a brand is archived, by name (`catalog-service`)
/// @param directory where an archive lies while it is restored
/// @param largest the largest archive that is taken, packed
/// @param largestUnpacked the most that an archive may hold, unpacked
/// @param mostFiles the most files that an archive may hold
/// @param atOnce how many exports and restores a process does at a time, 1 to 16; more are refused
/// @param timeLimit how long one service's part may take
@Validated
@ConfigurationProperties("manystory.archive")
public record ArchiveProperties(
        @DefaultValue({"catalog-service", "payment-service"}) List<String> services,
        @DefaultValue("${java.io.tmpdir}/manystory-archives") Path directory,
        @DefaultValue("10GB") DataSize largest,
        @DefaultValue("50GB") DataSize largestUnpacked,
        @Min(1) @DefaultValue("500000") int mostFiles,
        @Min(1) @Max(16) @DefaultValue("2") int atOnce,
        @DefaultValue("30m") Duration timeLimit) {}
