package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import tools.jackson.databind.JsonNode;

/// A message as it arrived.
///
/// @param id unique to the event, the same each time that it comes
/// @param topic the topic it was published on
/// @param tenant the brand it is about
/// @param type the published event's type, its simple class name
/// @param payload the event's JSON
/// @param receives how often it came, 1 at first
public record IncomingMessage(
        String id, String topic, TenantId tenant, String type, JsonNode payload, int receives) {}
