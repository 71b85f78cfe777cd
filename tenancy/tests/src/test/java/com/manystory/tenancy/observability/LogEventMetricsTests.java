package com.manystory.tenancy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogEventMetricsTests {

    private static final Logger log = LoggerFactory.getLogger(LogEventMetricsTests.class);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void countsWhatIsWrittenByItsLevel() {
        try (var metrics = new LogEventMetrics()) {
            metrics.bindTo(meters);

            log.error("First");
            log.error("Second");
            log.warn("Third");
            log.trace("Not written");
        }
        log.error("After it was closed");

        assertThat(events("error")).isEqualTo(2);
        assertThat(events("warn")).isEqualTo(1);
        assertThat(events("trace")).isZero();
    }

    @Test
    void asksNothingWhenALevelIsAskedFor() {
        try (var metrics = new LogEventMetrics()) {
            metrics.bindTo(meters);

            var context = (LoggerContext) LoggerFactory.getILoggerFactory();
            assertThat(context.getTurboFilterList()).isEmpty();
        }
    }

    private double events(String level) {
        return meters.get("logback.events").tag("level", level).functionCounter().count();
    }
}
