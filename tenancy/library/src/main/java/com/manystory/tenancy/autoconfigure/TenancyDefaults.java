package com.manystory.tenancy.autoconfigure;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Switches off what Spring Boot would do to its one data source at start: with a database per
/// brand there is none that it could be done to. A service's own settings win over these.
final class TenancyDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    "spring.flyway.enabled", "false",
                    "spring.sql.init.mode", "never",
                    "spring.jpa.open-in-view", "false",
                    "spring.jpa.hibernate.ddl-auto", "none");

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("tenancyDefaults", DEFAULTS));
    }
}
