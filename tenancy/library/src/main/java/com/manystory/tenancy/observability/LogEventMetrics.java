package com.manystory.tenancy.observability;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Counts log events by level under the usual name, `logback.events`. Micrometer's own counting
/// hangs in the question whether a level is on, which a web server asks a hundred times a request:
/// 7 % of an answer from memory. This one is told of the events that are written.
final class LogEventMetrics extends LogbackMetrics {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Counts counts = new Counts();

    LogEventMetrics() {
        counts.setContext(context);
        counts.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(counts);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.byLevel.forEach((level, count) ->
                FunctionCounter.builder("logback.events", count, LongAdder::sum)
                        .tags(Tags.of("level", level.toLowerCase(Locale.ROOT)))
                        .description("Log events that were written, by level")
                        .baseUnit("events")
                        .register(registry));
    }

    @Override
    public void close() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(counts);
        super.close();
    }

    private static final class Counts extends AppenderBase<ILoggingEvent> {

        private final Map<String, LongAdder> byLevel =
                List.of(Level.values()).stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Level::toString,
                                        (Function<Level, LongAdder>) _ -> new LongAdder()));

        @Override
        protected void append(ILoggingEvent event) {
            var count = byLevel.get(event.getLevel().toString());
            if (count != null) {
                count.increment();
            }
        }
    }
}
