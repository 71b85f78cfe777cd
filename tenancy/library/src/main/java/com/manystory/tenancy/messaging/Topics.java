package com.manystory.tenancy.messaging;

import java.util.List;
import java.util.Set;

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

    /// @throws IllegalStateException when no process is configured to publish on the topic: all of
    ///   its events would be refused
    void requirePublishers(String topic) {
        if (properties.publishers().getOrDefault(topic, Set.of()).isEmpty()) {
            throw new IllegalStateException(
                    "This process reads the topic %s: manystory.messaging.publishers.%s must name the processes that may publish on it"
                            .formatted(topic, topic));
        }
    }

    boolean mayPublish(String process, String topic) {
        return properties.publishers().getOrDefault(topic, Set.of()).contains(process);
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
