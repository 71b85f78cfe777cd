package com.manystory.tenancy.test;

import java.util.HashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives a service under test the embedded stores. Redis is on unless `manystory.test.redis=false`;
/// SQS, which takes seconds to start, only with `manystory.test.messaging=true`.
public final class EmbeddedPlatformInitializer
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var fallback = environment.getProperty("spring.application.name", "catalog-service");
        var process = environment.getProperty("manystory.internal.name", fallback);
        var properties = new HashMap<>(EmbeddedPlatform.properties(process));
        if (environment.getProperty("manystory.test.redis", Boolean.class, true)) {
            properties.put("manystory.redis.url", EmbeddedPlatform.redisUrl(process));
        }
        if (environment.getProperty("manystory.test.messaging", Boolean.class, false)) {
            properties.put("manystory.messaging.endpoint", EmbeddedPlatform.sqsEndpoint());
            properties.put("manystory.messaging.region", "elasticmq");
            properties.put("manystory.messaging.queue-prefix", "test-");
        }
        // Below the test's own properties, above the service's defaults.
        var source = new MapPropertySource("embeddedPlatform", properties);
        var sources = environment.getPropertySources();
        if (sources.contains("Inlined Test Properties")) {
            sources.addAfter("Inlined Test Properties", source);
        } else {
            sources.addFirst(source);
        }
    }
}
