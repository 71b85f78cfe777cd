package com.manystory.tenancy.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What brands take in Redis, asked by the service's own user.
class RedisReadingsIT {

    private static final int SIZE = 3_000;

    private static RedisUnderTest server;
    private static RedisLink link;
    private static TenantRedis redis;

    @BeforeAll
    static void connect() {
        server = new RedisUnderTest();
        link = new RedisLink(server.properties());
        var registry = new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
        redis = new TenantRedis(link, new Namespaces(registry, "catalog-service"));
        Awaitility.await()
                .ignoreExceptions()
                .until(() ->
                        TenantContext.call(TestBrands.ASTER.id(), () -> redis.get("warm"))
                                .isEmpty());
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
    void weighsEachBrandApart() {
        fill(TestBrands.ASTER, 20);

        assertThat(read(TestBrands.ASTER)).isCloseTo(20 * SIZE, withinPercentage(15));
        assertThat(read(TestBrands.PEBBLE)).isZero();
    }

    @Test
    void takesOthersToBeLikeThoseThatWereWeighedWhenThereAreMany() {
        fill(TestBrands.ASTER, 500);

        assertThat(read(TestBrands.ASTER)).isCloseTo(500 * SIZE, withinPercentage(15));
    }

    @Test
    void weighsNothingOfOthersThatSomebodyListed() {
        fill(TestBrands.PEBBLE, 5);
        var list = new KeyList(TestBrands.ASTER.id(), "catalog", KeyList.VALUES).key();
        for (var key : server.run("KEYS", "ms:catalog:{pebble}:*")) {
            server.run("ZADD", list, "1", String.valueOf(key));
        }

        assertThat(read(TestBrands.ASTER)).isLessThan(SIZE);
    }

    private long read(Brand brand) {
        var told = new RedisReadings(link, "catalog").read(List.of(brand)).get(brand.id());
        return told == null ? -1 : told.value();
    }

    private static void fill(Brand brand, int values) {
        TenantContext.run(
                brand.id(),
                () -> {
                    for (int i = 0; i < values; i++) {
                        redis.set("value-" + i, new byte[SIZE], Duration.ofMinutes(1));
                    }
                });
    }
}
