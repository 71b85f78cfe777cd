package com.manystory.tenancy.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.redis.RedisAutoConfiguration;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.redis.RedisUnderTest;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// Two processes and one limit.
class SharedLimitsIT {

    private static final Brand ASTER = limited(TestBrands.ASTER, 100, 50);
    private static final Brand PEBBLE = limited(TestBrands.PEBBLE, 100, 50);
    private static final LimitProperties UNLIMITED = new LimitProperties(null, null, null, 20);

    private final RedisUnderTest server = new RedisUnderTest();
    private final RedisLink oneLink = new RedisLink(server.properties());
    private final RedisLink otherLink = new RedisLink(server.properties());
    private final InMemoryRegistry registry = new InMemoryRegistry(ASTER, PEBBLE);
    private final RateLimits one = RateLimits.shared(UNLIMITED, registry, oneLink, "catalog");
    private final RateLimits other = RateLimits.shared(UNLIMITED, registry, otherLink, "catalog");

    @BeforeEach
    void connect() {
        for (var link : List.of(oneLink, otherLink)) {
            await().ignoreExceptions()
                    .until(() -> link.call(commands -> commands.ping()).equals("PONG"));
        }
    }

    @AfterEach
    void disconnect() {
        oneLink.close();
        otherLink.close();
        server.close();
    }

    @Test
    void togetherTakeNoMoreThanTheLimit() throws Exception {
        var taken = flood(Duration.ofSeconds(3), ASTER, one, other);

        assertThat(taken).isBetween(300L, 375L);
    }

    @Test
    void aFloodOfOneBrandTakesNothingFromAnother() throws Exception {
        var pebble = Objects.requireNonNull(other.of(Limited.REQUESTS, PEBBLE));
        var refused = new AtomicLong();
        var calm =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; i < 100; i++) {
                                refused.addAndGet(pebble.take() ? 0 : 1);
                                pause(20);
                            }
                        });

        flood(Duration.ofSeconds(2), ASTER, one, other);
        calm.join();

        assertThat(refused.get()).isZero();
    }

    @Test
    void eachGoesOnWithItsShareWhileRedisIsGone() throws Exception {
        flood(Duration.ofSeconds(1), ASTER, one, other);

        server.stop();
        flood(Duration.ofMillis(500), ASTER, one, other);
        var alone = flood(Duration.ofSeconds(2), ASTER, one, other);
        server.start();
        await().ignoreExceptions()
                .until(() -> oneLink.call(commands -> commands.ping()).equals("PONG"));

        assertThat(alone).isBetween(170L, 230L);
        assertThat(flood(Duration.ofSeconds(2), ASTER, one, other)).isBetween(150L, 300L);
    }

    @Test
    void aRedisThatAnswersNothingHoldsNobodyUp() throws Exception {
        flood(Duration.ofSeconds(1), ASTER, one, other);
        server.freeze();
        var allowance = Objects.requireNonNull(one.of(Limited.REQUESTS, ASTER));
        var slowest = 0L;
        for (int i = 0; i < 200; i++) {
            var started = System.nanoTime();
            allowance.take();
            slowest = Math.max(slowest, System.nanoTime() - started);
            pause(10);
        }
        var alone = flood(Duration.ofSeconds(2), ASTER, one, other);
        server.thaw();

        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(50));
        assertThat(alone).isBetween(150L, 260L);
    }

    @Test
    void aChangedQuotaCountsAtOnce() {
        var more = limited(TestBrands.ASTER, 1_000, 1_000);
        while (Objects.requireNonNull(one.of(Limited.REQUESTS, ASTER)).take()) {
            Thread.onSpinWait();
        }

        registry.accept(more);

        assertThat(Objects.requireNonNull(one.of(Limited.REQUESTS, more)).take()).isTrue();
        registry.accept(TestBrands.ASTER);
        assertThat(one.of(Limited.REQUESTS, TestBrands.ASTER)).isNull();
    }

    @Test
    void leavesNothingBehindInRedis() throws Exception {
        flood(Duration.ofMillis(200), ASTER, one, other);
        assertThat(server.run("KEYS", "*").toString()).contains("limit:requests");

        for (var key : server.run("KEYS", "ms:*")) {
            var ttl = server.run("PTTL", String.valueOf(key)).getFirst();
            assertThat((Long) ttl).isBetween(1L, 10_000L);
        }
    }

    @Test
    void isErasedWithItsBrandAndWithNoOther() throws Exception {
        flood(Duration.ofMillis(200), ASTER, one, other);
        flood(Duration.ofMillis(200), PEBBLE, one);
        assertThat(keysOf("aster")).hasSize(2);

        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class))
                .withBean(TenantRegistry.class, () -> registry)
                .withBean(RedisLink.class, () -> oneLink, bean -> bean.setDestroyMethodName(""))
                .withPropertyValues(
                        "manystory.redis.url=redis://ignored",
                        "manystory.internal.name=catalog-service")
                .run(context -> {
                    var part = context.getBean(TenantPart.class);
                    assertThat(part.remains(ASTER.id()).found())
                            .containsExactly("2 keys of catalog in Redis");

                    assertThat(part.erase(ASTER.id(), ASTER.incarnation()).status())
                            .isEqualTo(Condition.Status.TRUE);

                    assertThat(part.remains(ASTER.id()).found()).isEmpty();
                });
        assertThat(server.run("KEYS", "ms:catalog:{aster}:*")).isEmpty();
        assertThat(keysOf("pebble")).hasSize(2);
    }

    private List<Object> keysOf(String brand) {
        return server.run("KEYS", "ms:catalog:{%s}:*:limit:*".formatted(brand));
    }

    private static Brand limited(Brand brand, long perSecond, long burst) {
        var quotas = Map.of("requestsPerSecond", perSecond, "requestBurst", burst);
        return TestBrands.changed(brand, TestBrands.with(brand.spec(), Map.of("quotas", quotas)));
    }

    /// How many were let through of about a thousand a second and process.
    private static long flood(Duration time, Brand brand, RateLimits... processes)
            throws InterruptedException {
        var taken = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (var process : processes) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                var until = System.nanoTime() + time.toNanos();
                                while (System.nanoTime() - until < 0) {
                                    var allowance = process.of(Limited.REQUESTS, brand);
                                    taken.addAndGet(
                                            Objects.requireNonNull(allowance).take() ? 1 : 0);
                                    pause(1);
                                }
                            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return taken.get();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
