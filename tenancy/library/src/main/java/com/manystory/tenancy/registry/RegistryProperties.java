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
/// @param sharedSnapshot the file that the control plane keeps all brands in, for the start of a
///   process without it that was never there before; a path that all processes reach, such as on a
///   network file system
/// @param snapshotMaxAge how long ago the control plane may have confirmed a snapshot that a
///   process starts from; an older one is refused, so that nobody can bring old brands back by
///   keeping one
/// @param pollWait how long the control plane holds an unanswered poll, at most 60 seconds
/// @param connectTimeout how long connecting to it may take
/// @param maxBackoff the longest pause after failed polls
@ConfigurationProperties("manystory.registry")
public record RegistryProperties(
        @Nullable URI url,
        @Nullable Path snapshot,
        @Nullable Path sharedSnapshot,
        @DefaultValue("30d") Duration snapshotMaxAge,
        @DefaultValue("25s") Duration pollWait,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration maxBackoff) {}
