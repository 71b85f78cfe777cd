package com.manystory.tenancy.messaging;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Carries the trace from the publisher of an event to its handler, as W3C trace headers.
final class MessageTraces {

    private final ObservationRegistry observations;

    MessageTraces(ObservationRegistry observations) {
        this.observations = observations;
    }

    /// The headers that continue the current trace.
    Map<String, String> outgoing(String topic) {
        var headers = new HashMap<String, String>();
        var context =
                new SenderContext<Map<String, String>>(
                        (carrier, key, value) -> Objects.requireNonNull(carrier).put(key, value),
                        Kind.PRODUCER);
        context.setCarrier(headers);
        observation("manystory.outbox.publish", topic, context).observe(() -> {});
        return headers;
    }

    /// Handles a message as part of the trace that its headers name.
    <X extends Exception> void handle(
            IncomingMessage message, Map<String, String> headers, Handling<X> handling) throws X {
        var context = new ReceiverContext<Map<String, String>>(Map::get, Kind.CONSUMER);
        context.setCarrier(headers);
        var observation = observation("manystory.message.handle", message.topic(), context);
        observation.lowCardinalityKeyValue(KeyValue.of("brand", message.tenant().value()));
        observation.<X>observeChecked(handling::run);
    }

    private Observation observation(String name, String topic, Observation.Context context) {
        return Observation.createNotStarted(name, () -> context, observations)
                .contextualName(topic)
                .lowCardinalityKeyValue("topic", topic);
    }

    /// What is done with a message.
    @FunctionalInterface
    interface Handling<X extends Exception> {

        void run() throws X;
    }
}
