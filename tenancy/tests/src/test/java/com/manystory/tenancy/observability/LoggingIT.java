package com.manystory.tenancy.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.boot.logging.LoggingSystemProperty.CONSOLE_PATTERN;
import static org.springframework.boot.logging.LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LoggingIT {

    private static final String FORMAT = "manystory.logging.format";
    private static final String TEXT = "--" + FORMAT + "=text";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private @Nullable String given;

    /// The build asks for text in every test.
    @BeforeEach
    void askForNoFormat() {
        given = System.clearProperty(FORMAT);
        forgetTheLastProcess();
    }

    /// Spring Boot tells the logging library by properties of the system, which stay.
    private static void forgetTheLastProcess() {
        for (var told : List.of(CONSOLE_STRUCTURED_FORMAT, CONSOLE_PATTERN)) {
            System.clearProperty(told.getEnvironmentVariableName());
        }
    }

    @AfterEach
    void askAsBefore() {
        forgetTheLastProcess();
        if (given != null) {
            System.setProperty(FORMAT, given);
        }
    }

    @Test
    void writesStructuredLinesWithBrandTraceAndSpan(CapturedOutput output) {
        try (var _ = start("--manystory.internal.name=probe")) {
            TenantContext.run(TenantId.of("aster"), () -> logTraced("hello in json"));
        }

        var line = JsonMapper.shared().readTree(line(output, "hello in json"));
        assertThat(line.has("@timestamp")).isTrue();
        assertThat(line.at("/message").asString()).isEqualTo("hello in json");
        assertThat(line.at("/service/name").asString()).isEqualTo("probe");
        assertThat(line.at("/brand").asString()).isEqualTo("aster");
        assertThat(line.at("/traceId").asString()).isEqualTo(TRACE);
        assertThat(line.at("/spanId").asString()).isEqualTo(SPAN);
    }

    @Test
    void namesBrandTraceAndSpanInTextToo(CapturedOutput output) {
        try (var _ = start(TEXT)) {
            TenantContext.run(TenantId.of("aster"), () -> logTraced("hello from aster"));
            log("hello from nobody");
        }

        assertThat(line(output, "hello from aster"))
                .contains("[aster %s %s]".formatted(TRACE, SPAN));
        assertThat(line(output, "hello from nobody")).contains("[- - -]");
    }

    @Test
    void refusesAFormatThatThereIsNot() {
        assertThatThrownBy(() -> start("--" + FORMAT + "=xml"))
                .hasMessageContaining("must be json or text");
    }

    @Test
    void restoresTheBrandOfTheLinesAround(CapturedOutput output) {
        try (var _ = start(TEXT)) {
            TenantContext.run(
                    TenantId.of("aster"),
                    () -> {
                        TenantContext.run(TenantId.of("pebble"), () -> log("within"));
                        log("after");
                    });
        }

        assertThat(line(output, "within")).contains("[pebble - -]");
        assertThat(line(output, "after")).contains("[aster - -]");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    /// As within an observation, which puts its ids where the lines take them from.
    private static void logTraced(String message) {
        try (var _ = MDC.putCloseable("traceId", TRACE);
                var _ = MDC.putCloseable("spanId", SPAN)) {
            log(message);
        }
    }

    private static void log(String message) {
        LoggerFactory.getLogger(LoggingIT.class).info(message);
    }

    private static String line(CapturedOutput output, String text) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
