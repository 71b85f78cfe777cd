package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.test.EmbeddedPlatformInitializer;
import com.manystory.tenancy.test.TenancyTestConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// A process that reads queues starts only when it can tell whom to believe.
class QueueStartIT {

    private static final String EXCLUDED =
            "spring.autoconfigure.exclude="
                + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

    @Test
    void refusesToReadQueuesWithoutTheKeysToCheckSeals() {
        assertThatThrownBy(() ->
                        start(
                                EXCLUDED
                                        + ",com.manystory.tenancy.internal.InternalTokensAutoConfiguration",
                                "manystory.messaging.publishers.greeting=other-service"))
                .hasStackTraceContaining("can't check who sealed their messages")
                .hasStackTraceContaining("manystory.internal.trusted-keys must be set");
    }

    @Test
    void refusesToReadATopicThatNobodyMayPublishOn() {
        assertThatThrownBy(() -> start(EXCLUDED))
                .hasStackTraceContaining("manystory.messaging.publishers.greeting must name");
    }

    private static void start(String... properties) {
        new SpringApplicationBuilder(Reader.class)
                .web(WebApplicationType.NONE)
                .initializers(new EmbeddedPlatformInitializer())
                .properties(
                        "manystory.internal.name=wiring-service",
                        "manystory.test.redis=false",
                        "manystory.messaging.region=nowhere",
                        "manystory.messaging.endpoint=http://127.0.0.1:1")
                .properties(properties)
                .run()
                .close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(TenancyTestConfiguration.class)
    static class Reader {

        @Bean
        Subscription<String> greetings() {
            return new Subscription<>("greeting", "reader", String.class, (_, _) -> {});
        }
    }
}
