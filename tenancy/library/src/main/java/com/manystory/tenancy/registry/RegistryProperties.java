package com.manystory.tenancy.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where brands are learned from.
///
/// @param url the control plane's base address; absent, there is no registry client
/// @param snapshot the file that keeps the last known brands, for a start without the control
///   plane; absent, nothing is kept
/// @param sharedSnapshot where the control plane keeps all brands, for the start of a process
///   without it that was never there before: `s3://bucket/key`, or a path that all processes reach,
///   such as on a network file system
/// @param snapshotMaxAge how long ago the control plane may have confirmed a snapshot that a
///   process starts from; an older one is refused, so that nobody can bring old brands back by
///   keeping one
/// @param pollWait how long the control plane holds an unanswered poll, at most 60 seconds
/// @param connectTimeout how long connecting to it may take
/// @param maxBackoff the longest pause after failed polls
/// @param s3 how a shared snapshot in a bucket is reached
@ConfigurationProperties("manystory.registry")
public record RegistryProperties(
        @Nullable URI url,
        @Nullable Path snapshot,
        @Nullable SnapshotLocation sharedSnapshot,
        @DefaultValue("30d") Duration snapshotMaxAge,
        @DefaultValue("25s") Duration pollWait,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration maxBackoff,
        @DefaultValue S3 s3) {

    /// How a bucket is reached, with the credentials that the AWS SDK finds by itself.
    ///
    /// @param region the bucket's region; needed when the shared snapshot is in one
    /// @param endpoint the address of another server that speaks S3; absent for AWS's own
    /// @param timeout how long one request may take with its retry; a start without the control
    ///   plane waits no longer for a bucket that doesn't answer
    public record S3(
            @Nullable String region,
            @Nullable URI endpoint,
            @DefaultValue("5s") Duration timeout) {}
}
