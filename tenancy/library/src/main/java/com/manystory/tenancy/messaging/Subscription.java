package com.manystory.tenancy.messaging;

/// A bean of this type has the handler called for each event of the topic.
///
/// @param topic the topic
/// @param consumerGroup who consumes; each group of a topic gets every event once
/// @param type what the event's JSON is read as
/// @param handler what handles it
/// @param <T> what the event's JSON is read as
public record Subscription<T>(
        String topic, String consumerGroup, Class<T> type, MessageHandler<T> handler) {}
