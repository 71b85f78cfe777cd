package com.manystory.tenancy.redis;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisLoginIT {

    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void keepTheCommonPoolBusy() {
        for (int i = 0; i < 4 * ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(this::waitForTheEnd);
        }
    }

    @AfterEach
    void letItGo() {
        over.countDown();
    }

    @Test
    void needsNoThreadOfTheCommonPool() {
        try (var server = new RedisUnderTest();
                var link = new RedisLink(server.properties())) {
            var registry = new InMemoryRegistry(TestBrands.ASTER);
            var redis = new TenantRedis(link, new Namespaces(registry, "catalog-service"));

            Awaitility.await()
                    .ignoreExceptions()
                    .until(() ->
                            TenantContext.call(TestBrands.ASTER.id(), () -> redis.get("greeting"))
                                    .isEmpty());
        }
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
