package com.manystory.tenancy.messaging;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Messages between services.
///
/// @param endpoint the address of SQS; absent for AWS's own
/// @param region the region of SQS; without one nothing is sent or received
/// @param queuePrefix what the names of all queues start with
/// @param createQueues whether missing queues are created, for a platform without Terraform
/// @param topics the consumer groups of each topic that this service publishes on
/// @param publishers the processes that may publish on each topic that this service reads; events
///   of all others are refused
/// @param consumer how messages are received
/// @param relay how the outbox is emptied
@ConfigurationProperties("manystory.messaging")
public record MessagingProperties(
        @Nullable URI endpoint,
        @Nullable String region,
        @DefaultValue("manystory-") String queuePrefix,
        @DefaultValue("false") boolean createQueues,
        Map<String, List<String>> topics,
        Map<String, Set<String>> publishers,
        @DefaultValue Consumer consumer,
        @DefaultValue Relay relay) {

    public MessagingProperties {
        topics = topics == null ? Map.of() : Map.copyOf(topics);
        publishers = publishers == null ? Map.of() : Map.copyOf(publishers);
    }

    /// How messages are received.
    ///
    /// @param concurrency how many messages of one subscription are handled at a time; of these a
    ///   brand may have as many as are still free
    /// @param longPoll how long a request for messages waits for one, up to 20 seconds; shorter
    ///   than the time to stop, or the message that a cut request had taken waits for its
    ///   visibility
    /// @param visibility how long a message may be handled before it comes again
    /// @param maxReceives after how many failures a message goes to the dead letter queue
    /// @param firstRetry when a failed message comes again; doubled each time
    /// @param postponement when a message comes again that can't be handled while a database is
    ///   out; up to 15 minutes
    /// @param releaseInterval how often it is looked whether brands with parked messages are served
    ///   again, beside what the registry tells
    /// @param stopWithin how long requests and handlers may take to finish when the process stops
    public record Consumer(
            @DefaultValue("8") int concurrency,
            @DefaultValue("2s") Duration longPoll,
            @DefaultValue("30s") Duration visibility,
            @DefaultValue("5") int maxReceives,
            @DefaultValue("1s") Duration firstRetry,
            @DefaultValue("30s") Duration postponement,
            @DefaultValue("10s") Duration releaseInterval,
            @DefaultValue("2500ms") Duration stopWithin) {}

    /// How the outbox is emptied.
    ///
    /// @param pollInterval how often the index of brands with pending events is read
    /// @param sweepInterval how often every brand's outbox is looked at, in case the index missed
    ///   one
    /// @param markLifetime how long a brand stays in the index after its last mark; longer than any
    ///   transaction takes to commit
    /// @param concurrency how many brands are emptied at a time
    /// @param batch how many events are taken at a time
    /// @param longestBackoff the longest pause before a topic or a brand that failed is tried again
    /// @param inboxRetention how long a consumer remembers what it has handled; longer than the
    ///   queues keep messages
    public record Relay(
            @DefaultValue("2s") Duration pollInterval,
            @DefaultValue("10m") Duration sweepInterval,
            @DefaultValue("30s") Duration markLifetime,
            @DefaultValue("4") int concurrency,
            @DefaultValue("100") int batch,
            @DefaultValue("10s") Duration longestBackoff,
            @DefaultValue("15d") Duration inboxRetention) {}
}
