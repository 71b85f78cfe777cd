package com.manystory.tenancy.observability;

import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// How every process logs, measures and tells its health unless its own settings say otherwise.
/// `manystory.logging.format` is `json`, for whoever collects the lines, or `text`, for people;
/// `manystory.telemetry.endpoint`, the base URL of an OpenTelemetry collector, switches exporting
/// on.
final class ObservabilityDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String PATTERN =
            "%clr(%d{HH:mm:ss.SSS}){faint} %clr(%-5p) %clr([%X{brand:--} %X{traceId:--}"
                    + " %X{spanId:--}]){cyan} %clr(%-36.36logger{35}){faint} %m%n%wEx";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var defaults = new HashMap<String, Object>();
        logging(environment, defaults);
        exporting(environment, defaults);
        defaults.put("management.endpoint.health.probes.enabled", "true");
        defaults.put("management.endpoint.health.group.liveness.include", "livenessState");
        defaults.put(
                "management.endpoint.health.group.readiness.include", "readinessState,registry");
        defaults.put("management.endpoint.health.validate-group-membership", "false");
        defaults.put("management.endpoints.web.exposure.include", "health,info,prometheus");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("observabilityDefaults", defaults));
    }

    /// Late, so that all of the process's own settings are known.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static void logging(
            ConfigurableEnvironment environment, HashMap<String, Object> defaults) {
        var format = environment.getProperty("manystory.logging.format", "json");
        switch (format) {
            case "json" -> {
                defaults.put("logging.structured.format.console", "ecs");
                defaults.put(
                        "logging.structured.ecs.service.name",
                        "${manystory.internal.name:application}");
            }
            case "text" -> defaults.put("logging.pattern.console", PATTERN);
            default ->
                    throw new IllegalArgumentException(
                            "manystory.logging.format is \"%s\", but must be json or text"
                                    .formatted(format));
        }
    }

    private static void exporting(
            ConfigurableEnvironment environment, HashMap<String, Object> defaults) {
        var endpoint = environment.getProperty("manystory.telemetry.endpoint");
        var isOn = String.valueOf(endpoint != null);
        defaults.put("management.otlp.metrics.export.enabled", isOn);
        // Only this exporter: without management.tracing.export.enabled no trace is passed on
        // either.
        defaults.put("management.tracing.export.otlp.enabled", isOn);
        defaults.put("management.logging.export.otlp.enabled", "false");
        if (endpoint != null) {
            defaults.put("management.otlp.metrics.export.url", endpoint + "/v1/metrics");
            defaults.put(
                    "management.opentelemetry.tracing.export.otlp.endpoint",
                    endpoint + "/v1/traces");
        }
        defaults.put(
                "management.opentelemetry.resource-attributes.service.name",
                "${manystory.internal.name:application}");
    }
}
