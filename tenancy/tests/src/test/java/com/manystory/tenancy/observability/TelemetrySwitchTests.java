package com.manystory.tenancy.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/// With each process's own settings, one switch turns telemetry on.
class TelemetrySwitchTests {

    private static final String METRICS = "management.otlp.metrics.export.enabled";
    private static final String TRACES = "management.tracing.export.otlp.enabled";

    /// Without it, traces are neither taken over from callers nor passed on.
    private static final String PROPAGATION = "management.tracing.export.enabled";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant-service",
                "catalog-service",
                "payment-service",
                "storefront-bff",
                "admin-console",
                "local-platform/issuer"
            })
    void exportsWhenThereIsACollectorAndPassesTracesOnAnyway(String module) {
        try (var on = start(module, "--manystory.telemetry.endpoint=http://collector:4318");
                var off = start(module)) {
            assertThat(setting(on, METRICS)).isEqualTo("true");
            assertThat(setting(on, TRACES)).isEqualTo("true");
            assertThat(setting(on, "management.otlp.metrics.export.url"))
                    .isEqualTo("http://collector:4318/v1/metrics");
            assertThat(setting(on, "management.opentelemetry.tracing.export.otlp.endpoint"))
                    .isEqualTo("http://collector:4318/v1/traces");
            assertThat(setting(off, METRICS)).isEqualTo("false");
            assertThat(setting(off, TRACES)).isEqualTo("false");
            assertThat(setting(off, PROPAGATION)).isEqualTo("true");
        }
    }

    private static String setting(ConfigurableApplicationContext process, String name) {
        return process.getEnvironment().getProperty(name, "true");
    }

    private static ConfigurableApplicationContext start(String module, String... arguments) {
        var settings = Path.of("../..", module, "src/main/resources/application.yml");
        assertThat(settings).exists();
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.location=" + settings.toUri())
                .run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
