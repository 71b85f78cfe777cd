package com.manystory.storefront.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.StorefrontApplication;
import com.manystory.storefront.canned.FakeCatalog;
import com.manystory.storefront.canned.KeysAndStores;
import com.manystory.storefront.canned.StorefrontUnderTest;
import com.manystory.storefront.canned.Visitor;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.embedded.RedisServer;

/// Redis goes, and comes back. Meanwhile everything is slower, and nothing is wrong.
@SpringBootTest(
        classes = {StorefrontApplication.class, StorefrontUnderTest.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "manystory.test.redis=false",
            "manystory.registry.url=",
            "management.server.port=0",
            "management.endpoint.health.validate-group-membership=false"
        })
@ContextConfiguration(initializers = KeysAndStores.class)
@DirtiesContext
class WithoutRedisIT {

    private static final String ASTER = "aster.localhost";
    private static final String PAGE = "/en/l/venues-1";
    private static final int REDIS_PORT = freePort();

    private static RedisServer redis;

    @LocalServerPort private int port;
    @Autowired private FakeCatalog catalog;
    @Autowired private TenantCache cache;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("manystory.redis.url", () -> "redis://127.0.0.1:" + REDIS_PORT);
    }

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.newRedisServer().bind("127.0.0.1").port(REDIS_PORT).build();
        redis.start();
    }

    @AfterAll
    static void stop() throws IOException {
        redis.stop();
    }

    @Test
    void showsEveryChangeWhileRedisIsGoneAndAfterItCameBack() throws Exception {
        var visitor = new Visitor(port);
        await(cache::linkUp);
        assertThat(visitor.get(ASTER, PAGE).text()).contains("No. 1 of");

        redis.stop();
        await(() -> !cache.linkUp());
        change("Number ");
        await(() -> visitor.get(ASTER, PAGE).text().contains("Number 1 of"));
        change("Nr. ");
        await(() -> visitor.get(ASTER, PAGE).text().contains("Nr. 1 of"));
        assertThat(visitor.get("pebble.localhost", "/en/l/swimming-1").status()).isEqualTo(200);
        assertThat(visitor.get(ASTER, "/api/v1/listings").status()).isEqualTo(200);

        redis.start();
        await(cache::linkUp);
        await(() -> visitor.get(ASTER, PAGE).text().contains("Nr. 1 of"));
        change("Again ");
        await(() -> visitor.get(ASTER, PAGE).text().contains("Again 1 of"));
    }

    private void change(String title) {
        catalog.retitle(title);
        TenantContext.run(
                TestBrands.ASTER.id(), () -> cache.invalidate(Set.of("listing:0", "listings")));
    }

    /// The bound while invalidations can't be heard is a second in each of the two caches.
    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(15);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
