package com.manystory.tenancy.messaging;

import java.util.List;

/// The configured topics, and the names of their queues.
final class Topics {

    private final MessagingProperties properties;

    Topics(MessagingProperties properties) {
        this.properties = properties;
    }

    /// @throws IllegalStateException when nobody is configured to consume the topic: its events
    ///   would be lost
    void requireKnown(String topic) {
        if (!topic.equals(Invalidations.TOPIC) && !properties.topics().containsKey(topic)) {
            throw new IllegalStateException(
                    "manystory.messaging.topics.%s must list the topic's consumers"
                            .formatted(topic));
        }
    }

    List<String> queuesOf(String topic) {
        return properties.topics().getOrDefault(topic, List.of()).stream()
                .map(consumer -> queue(topic, consumer))
                .toList();
    }

    String queue(String topic, String consumer) {
        return properties.queuePrefix() + topic + "--" + consumer;
    }
}
