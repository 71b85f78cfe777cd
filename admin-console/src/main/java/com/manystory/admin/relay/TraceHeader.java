package com.manystory.admin.relay;

import io.micrometer.tracing.Tracer;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The current trace as a header (W3C Trace Context, version 00).
@Component
class TraceHeader {

    static final String NAME = "traceparent";

    private final ObjectProvider<Tracer> tracer;

    TraceHeader(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer;
    }

    Optional<String> current() {
        return Optional.ofNullable(tracer.getIfAvailable())
                .map(Tracer::currentTraceContext)
                .flatMap(traces -> Optional.ofNullable(traces.context()))
                .map(context ->
                        "00-%s-%s-%s"
                                .formatted(
                                        context.traceId(),
                                        context.spanId(),
                                        Boolean.TRUE.equals(context.sampled()) ? "01" : "00"));
    }
}
