package com.manystory.tenancy.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantRedisIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static RedisUnderTest server;
    private static RedisLink link;
    private static InMemoryRegistry registry;
    private static TenantRedis redis;

    @BeforeAll
    static void connect() {
        server = new RedisUnderTest();
        link = new RedisLink(server.properties());
        registry = new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
        redis = new TenantRedis(link, new Namespaces(registry, "catalog-service"));
        Awaitility.await().ignoreExceptions().until(() -> get(ASTER, "warm").isEmpty());
    }

    @AfterAll
    static void disconnect() {
        link.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        server.run("FLUSHALL");
    }

    @Test
    void keepsBrandsApartUnderTheSameKey() {
        set(ASTER, "greeting", "flowers");
        set(PEBBLE, "greeting", "paint");

        assertThat(get(ASTER, "greeting")).contains("flowers");
        assertThat(get(PEBBLE, "greeting")).contains("paint");
        assertThat(server.run("KEYS", "*").toString())
                .contains("ms:catalog:{aster}:" + TestBrands.ASTER.incarnation() + ":greeting");
    }

    @Test
    void sendsNothingWithoutABrand() {
        assertThatThrownBy(() -> redis.get("greeting")).isInstanceOf(NoTenantException.class);
        assertThatThrownBy(() -> redis.set("greeting", new byte[0], MINUTE))
                .isInstanceOf(NoTenantException.class);
        assertThatThrownBy(() -> redis.setIfAbsent("greeting", new byte[0], MINUTE))
                .isInstanceOf(NoTenantException.class);
        assertThatThrownBy(() -> redis.count("visits", MINUTE))
                .isInstanceOf(NoTenantException.class);
        assertThatThrownBy(() -> redis.delete("greeting")).isInstanceOf(NoTenantException.class);
        assertThat(server.run("KEYS", "*")).isEmpty();
    }

    @Test
    void refusesAKeyThatNamesANamespaceItself() {
        assertThatThrownBy(() -> get(ASTER, "ms:catalog:{pebble}:p1:greeting"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNoKeyWithoutNamespaceOntoTheWire() {
        var keys = List.of("greeting", "ms:greeting", "ms:a:{Aster}:b:c", "x ms:a:{aster}:b:c");
        for (var key : keys) {
            assertThatThrownBy(() -> link.call(commands -> commands.get(key)))
                    .isInstanceOf(IllegalArgumentException.class);
            // Lettuce gives up a connection that it can't encode for.
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> "PONG".equals(link.<String>call(commands -> commands.ping())));
        }
    }

    @Test
    void findsNothingOfAnEarlierLifeOfTheBrand() {
        set(ASTER, "greeting", "flowers");
        var reborn = TestBrands.ASTER;
        registry.accept(
                new Brand(reborn.id(), "reborn", 1, reborn.phase(), reborn.cell(), reborn.spec()));
        try {
            assertThat(get(ASTER, "greeting")).isEmpty();
        } finally {
            registry.accept(TestBrands.ASTER);
        }
    }

    @Test
    void refusesABrandThatTheRegistryDoesNotKnow() {
        assertThatThrownBy(() -> get(TenantId.of("zinnia"), "greeting"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void erasesAllOfABrandAndNothingElse() {
        for (int i = 0; i < 1_200; i++) {
            set(ASTER, "greeting-" + i, "flowers");
        }
        set(PEBBLE, "greeting", "paint");
        count(ASTER, "visits");
        setIfAbsent(ASTER, "once");
        server.run("SET", "ms:catalog:{asterix}:a1:greeting", "1");
        var part = new RedisPart(link, "catalog");
        assertThat(part.remains(ASTER).found()).containsExactly("1202 keys of catalog in Redis");

        assertThat(part.erase(ASTER, TestBrands.ASTER.incarnation()).status())
                .isEqualTo(Condition.Status.TRUE);

        assertThat(server.run("KEYS", "*{aster}*")).isEmpty();
        assertThat(server.run("KEYS", "*{asterix}*")).hasSize(1);
        assertThat(get(PEBBLE, "greeting")).contains("paint");
        assertThat(part.remains(ASTER).found()).isEmpty();
        assertThat(part.remains(PEBBLE).found()).hasSize(1);
        assertThat(part.erase(ASTER, TestBrands.ASTER.incarnation()).status())
                .isEqualTo(Condition.Status.TRUE);
    }

    @Test
    void erasesAnEarlierLifeLateAndLeavesTheKeysOfTheNext() {
        var earlier = life("aster-life-0");
        registry.accept(earlier);
        try {
            for (int i = 0; i < 600; i++) {
                set(ASTER, "greeting-" + i, "withered");
            }
            registry.accept(TestBrands.ASTER);
            for (int i = 0; i < 600; i++) {
                set(ASTER, "greeting-" + i, "flowers");
            }
            var part = new RedisPart(link, "catalog");

            assertThat(part.erase(ASTER, earlier.incarnation()).status())
                    .isEqualTo(Condition.Status.TRUE);

            assertThat(server.run("KEYS", "*{aster}:aster-life-0:*")).isEmpty();
            assertThat(get(ASTER, "greeting-599")).contains("flowers");
            assertThat(part.remains(ASTER).found()).containsExactly("600 keys of catalog in Redis");
        } finally {
            registry.accept(TestBrands.ASTER);
        }
    }

    private static Brand life(String incarnation) {
        var aster = TestBrands.ASTER;
        return new Brand(aster.id(), incarnation, 1, aster.phase(), aster.cell(), aster.spec());
    }

    @Test
    void countsAndSetsOnce() {
        TenantContext.run(
                ASTER,
                () -> {
                    assertThat(redis.count("visits", MINUTE)).isEqualTo(1);
                    assertThat(redis.count("visits", MINUTE)).isEqualTo(2);
                    assertThat(redis.setIfAbsent("once", new byte[] {1}, MINUTE)).isTrue();
                    assertThat(redis.setIfAbsent("once", new byte[] {2}, MINUTE)).isFalse();
                    redis.delete("once");
                    assertThat(redis.setIfAbsent("once", new byte[] {3}, MINUTE)).isTrue();
                });
        TenantContext.run(PEBBLE, () -> assertThat(redis.count("visits", MINUTE)).isEqualTo(1));
    }

    private static void count(TenantId brand, String key) {
        TenantContext.run(brand, () -> redis.count(key, MINUTE));
    }

    private static void setIfAbsent(TenantId brand, String key) {
        TenantContext.run(brand, () -> redis.setIfAbsent(key, new byte[1], MINUTE));
    }

    private static void set(TenantId brand, String key, String value) {
        TenantContext.run(
                brand, () -> redis.set(key, value.getBytes(StandardCharsets.UTF_8), MINUTE));
    }

    private static Optional<String> get(TenantId brand, String key) {
        return TenantContext.call(brand, () -> redis.get(key))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
