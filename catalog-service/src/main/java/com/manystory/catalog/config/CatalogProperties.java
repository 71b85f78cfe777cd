package com.manystory.catalog.config;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Settings of the catalog service under `manystory`.
///
/// @param media where pictures and uploads are kept
/// @param catalog limits of the service itself
@Validated
@ConfigurationProperties("manystory")
public record CatalogProperties(@DefaultValue Media media, @DefaultValue Catalog catalog) {

    /// Settings under `manystory.media`.
    ///
    /// @param directory the directory that holds each brand's pictures and unfinished imports
    /// @param maxUpload the largest picture that is accepted
    public record Media(
            @NotNull @DefaultValue("${java.io.tmpdir}/manystory-media") Path directory,
            @DefaultValue("15MB") DataSize maxUpload) {}

    /// Settings under `manystory.catalog`.
    ///
    /// @param indexMemory how much memory the filter indexes of all brands may take together
    /// @param horizon how far ahead sessions of a series without an end are made
    /// @param wakeEvery how often this process looks for brands with due work
    /// @param sweepEvery within how long every chore of every brand runs once, due or not, as a
    ///   safety net
    /// @param importLease how long an import belongs to a process that gives no sign of life
    public record Catalog(
            @DefaultValue("48MB") DataSize indexMemory,
            @DefaultValue("180d") Duration horizon,
            @DefaultValue("1s") Duration wakeEvery,
            @DefaultValue("1h") Duration sweepEvery,
            @DefaultValue("15s") Duration importLease) {}
}
