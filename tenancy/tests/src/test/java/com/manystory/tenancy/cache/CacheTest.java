package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.redis.RedisUnderTest;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// Two processes that share a Redis.
abstract class CacheTest {

    static final TenantId ASTER = TestBrands.ASTER.id();
    static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    static final Duration SECOND = Duration.ofSeconds(1);

    static RedisUnderTest server;
    final InMemoryRegistry registry = new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
    CacheProcess one;
    CacheProcess two;

    @BeforeAll
    static void startRedis() {
        server = new RedisUnderTest();
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void startProcesses() {
        server.run("FLUSHALL");
        one = new CacheProcess(server.properties(), registry);
        two = new CacheProcess(server.properties(), registry);
        Awaitility.await().until(() -> one.cache.linkUp() && two.cache.linkUp());
    }

    @AfterEach
    void stopProcesses() {
        one.close();
        two.close();
    }

    /// Values are stored in Redis without waiting for it.
    static void awaitStored(int number) {
        Awaitility.await().until(() -> server.run("KEYS", "*:cache:*").size() >= number);
    }

    static TenantCache.CachedValue unexpected() {
        throw new AssertionError("It should have been found");
    }
}
