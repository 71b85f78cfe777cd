package com.manystory.tenancy.messaging;

/// A row of a service's table: what it listens to, and a message of it.
///
/// @param topic the topic
/// @param publisher the process that may publish on it
/// @param type the event's type
/// @param body the event's JSON, filled from a sample
public record MessageRow(String topic, String publisher, String type, String body) {}
