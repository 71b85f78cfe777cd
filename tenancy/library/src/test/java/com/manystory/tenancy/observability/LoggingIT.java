package com.manystory.tenancy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class LoggingIT {

    @Test
    void namesTheBrandOnEachLine(CapturedOutput output) {
        try (var _ = start()) {
            TenantContext.run(TenantId.of("aster"), () -> log("hello from aster"));
            log("hello from nobody");
        }

        assertThat(line(output, "hello from aster")).contains("[aster -]");
        assertThat(line(output, "hello from nobody")).contains("[- -]");
    }

    @Test
    void writesStructuredLinesWhenAsked(CapturedOutput output) {
        try (var _ = start("--manystory.logging.format=json", "--manystory.internal.name=probe")) {
            TenantContext.run(TenantId.of("aster"), () -> log("hello in json"));
        }

        assertThat(line(output, "hello in json"))
                .startsWith("{\"@timestamp\"")
                .contains("\"brand\":\"aster\"")
                .contains("\"message\":\"hello in json\"")
                .contains("\"service\":{\"name\":\"probe\"");
    }

    @Test
    void restoresTheBrandOfTheLinesAround(CapturedOutput output) {
        try (var _ = start()) {
            TenantContext.run(
                    TenantId.of("aster"),
                    () -> {
                        TenantContext.run(TenantId.of("pebble"), () -> log("within"));
                        log("after");
                    });
        }

        assertThat(line(output, "within")).contains("[pebble -]");
        assertThat(line(output, "after")).contains("[aster -]");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
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
