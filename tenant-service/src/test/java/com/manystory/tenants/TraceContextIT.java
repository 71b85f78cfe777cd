package com.manystory.tenants;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Traces go through the control plane, whether or not they are sent to a collector.
class TraceContextIT extends ControlPlaneTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Map<String, String> CALLER =
            Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

    @Test
    void auditsAChangeUnderTheCallersTrace() {
        operator().send("PUT", "/api/v1/brands/aster-trace", aster("Aster"), CALLER);

        assertThat(events("aster-trace").getFirst().path("traceId").asString()).isEqualTo(TRACE);
    }

    @Test
    void callsServicesUnderTheCallersTrace() {
        var planned =
                operator()
                        .send("POST", "/api/v1/fleet/migrations?dryRun=true", "{}", CALLER)
                        .status();

        assertThat(planned).isEqualTo(200);
        assertThat(PLATFORM.traces())
                .anyMatch(call -> call.matches("/parts/catalog/.*/migrations 00-" + TRACE + ".*"));
    }
}
