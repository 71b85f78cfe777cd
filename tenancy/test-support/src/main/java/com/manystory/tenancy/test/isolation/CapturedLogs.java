package com.manystory.tenancy.test.isolation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.manystory.tenancy.TenantContext;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/// Reads every line that is logged, on the thread that logs it: one that is written while a brand
/// is bound names that brand, and nobody's line has a marker of somebody else.
final class CapturedLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final int MOST = 20;
    private static final List<String> TALKATIVE =
            List.of("com.manystory", "org.springframework.web");

    private final List<Sample> brands;
    private final boolean nameless;
    private final Logger root;
    private final Map<Logger, Level> levels = new ConcurrentHashMap<>();
    private final Queue<String> offences = new ConcurrentLinkedQueue<>();
    private final AtomicLong lines = new AtomicLong();

    /// @param nameless whether lines about a brand may name none
    CapturedLogs(List<Sample> brands, boolean nameless) {
        this.brands = List.copyOf(brands);
        this.nameless = nameless;
        this.root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        for (var name : TALKATIVE) {
            var logger = (Logger) LoggerFactory.getLogger(name);
            levels.put(logger, logger.getEffectiveLevel());
        }
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        for (var logger : levels.keySet()) {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(this);
        }
    }

    List<String> offences() {
        return List.copyOf(offences);
    }

    long lines() {
        return lines.get();
    }

    @Override
    public void close() {
        levels.forEach((logger, level) -> {
            logger.detachAppender(this);
            logger.setAdditive(true);
            logger.setLevel(level);
        });
        root.detachAppender(this);
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.incrementAndGet();
        read(event);
        var isTalk = TALKATIVE.stream().anyMatch(event.getLoggerName()::startsWith);
        if (isTalk && event.getLevel().isGreaterOrEqual(Level.INFO)) {
            root.iteratorForAppenders()
                    .forEachRemaining(appender -> {
                        if (appender != this) {
                            appender.doAppend(event);
                        }
                    });
        }
    }

    private void read(ILoggingEvent event) {
        var named = event.getMDCPropertyMap().getOrDefault(TenantContext.LOG_KEY, "");
        var bound = TenantContext.current().map(Object::toString).orElse(named);
        var thrown = event.getThrowableProxy();
        var text =
                event.getFormattedMessage()
                        + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown));
        if (!named.equals(bound)) {
            tell("for %s but under the name of '%s'".formatted(bound, named), event, text);
        }
        for (var brand : brands) {
            if (text.contains(brand.marker()) && !mayName(brand, named)) {
                tell(
                        "with %s under the name of '%s'".formatted(brand.marker(), named),
                        event,
                        text);
            }
        }
    }

    private boolean mayName(Sample brand, String named) {
        return named.equals(brand.brand().value()) || nameless && named.isEmpty();
    }

    private void tell(String what, ILoggingEvent event, String text) {
        if (offences.size() < MOST) {
            offences.add("%s: %s: %s".formatted(what, event.getLoggerName(), text));
        }
    }
}
