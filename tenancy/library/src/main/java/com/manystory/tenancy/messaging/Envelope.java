package com.manystory.tenancy.messaging;

import com.manystory.tenancy.internal.Seals;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// What is on a message beside its body, and the seal that joins them.
///
/// @param id unique to the event
/// @param topic the event's topic
/// @param tenant the brand id as it stands there, unchecked
/// @param incarnation the life of the brand that the event belongs to
/// @param type the event's type
/// @param seal the publisher's signature over all of it, or null without one
/// @param headers everything else, such as the trace
record Envelope(
        String id,
        String topic,
        String tenant,
        String incarnation,
        String type,
        @Nullable String seal,
        Map<String, String> headers) {

    private static final String ID = "id";
    private static final String TOPIC = "topic";
    private static final String TENANT = "tenant";
    private static final String INCARNATION = "incarnation";
    private static final String TYPE = "type";
    private static final String SEAL = "seal";

    static Envelope of(Message message) {
        var values =
                message.messageAttributes().entrySet().stream()
                        .filter(entry -> entry.getValue().stringValue() != null)
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getValue().stringValue()));
        return new Envelope(
                values.getOrDefault(ID, ""),
                values.getOrDefault(TOPIC, ""),
                values.getOrDefault(TENANT, ""),
                values.getOrDefault(INCARNATION, ""),
                values.getOrDefault(TYPE, ""),
                values.get(SEAL),
                values);
    }

    Envelope sealed(Seals seals, String body) {
        return new Envelope(
                id, topic, tenant, incarnation, type, seals.seal(sealedParts(body)), headers);
    }

    /// The process that sealed it, or null when the seal is missing or broken.
    @Nullable String sealer(Seals seals, String body) {
        return seals.sealer(seal, sealedParts(body));
    }

    private String[] sealedParts(String body) {
        return new String[] {id, topic, tenant, incarnation, type, body};
    }

    Map<String, MessageAttributeValue> attributes() {
        var attributes = attributes(headers);
        put(attributes, ID, id);
        put(attributes, TOPIC, topic);
        put(attributes, TENANT, tenant);
        put(attributes, INCARNATION, incarnation);
        put(attributes, TYPE, type);
        put(attributes, SEAL, seal);
        return attributes;
    }

    /// Attributes of what was read from others.
    static Map<String, MessageAttributeValue> attributes(Map<String, String> values) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        values.forEach((key, value) -> put(attributes, key, value));
        return attributes;
    }

    private static void put(
            Map<String, MessageAttributeValue> attributes, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(
                    key,
                    MessageAttributeValue.builder().dataType("String").stringValue(value).build());
        }
    }
}
