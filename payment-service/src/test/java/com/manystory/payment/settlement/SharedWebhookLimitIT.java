package com.manystory.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.limit.Allowance;
import com.manystory.tenancy.limit.LimitAutoConfiguration;
import com.manystory.tenancy.limit.Limited;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.redis.RedisAutoConfiguration;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TestBrands;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.context.TestPropertySource;

/// Two processes take webhooks, and a brand has one limit.
@TestPropertySource(properties = "manystory.test.redis=true")
class SharedWebhookLimitIT extends WebhookTest {

    private static final int BURST = 40;

    private final ApplicationContextRunner otherProcess =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    RedisAutoConfiguration.class, LimitAutoConfiguration.class))
                    .withPropertyValues(
                            "manystory.internal.name=payment-service",
                            "manystory.redis.url=" + EmbeddedPlatform.redisUrl("payment-service"));

    @AfterEach
    void unlimited() {
        registry.accept(TestBrands.ASTER);
    }

    @Test
    void whatOneProcessTookTheOtherHasNot() {
        limit(TestBrands.ASTER, 1, BURST);
        otherProcess
                .withBean(TenantRegistry.class, () -> registry)
                .run(context -> {
                    var link = context.getBean(RedisLink.class);
                    await().ignoreExceptions()
                            .until(() -> link.call(commands -> commands.ping()).equals("PONG"));
                    var limits = context.getBean(RateLimits.class);
                    var aster = registry.find(ASTER).orElseThrow();
                    exhaust(Objects.requireNonNull(limits.of(Limited.REQUESTS, aster)));
                });

        var answers = new ArrayList<Integer>();
        for (int i = 0; i < BURST / 2; i++) {
            answers.add(deliver(ASTER, ASTER, 0, BODY));
        }

        // The first is taken on credit, before Redis has answered.
        assertThat(answers).startsWith(204).endsWith(429);
        assertThat(answers.stream().filter(status -> status == 204).count()).isLessThan(BURST / 4);
        assertThat(deliver(PEBBLE, PEBBLE, 0, BODY)).isEqualTo(204);
    }

    private static void exhaust(Allowance allowance) throws InterruptedException {
        var refused = 0;
        while (refused < 5) {
            refused = allowance.take() ? 0 : refused + 1;
            Thread.sleep(5);
        }
    }
}
