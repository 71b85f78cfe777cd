package com.manystory.tenancy.cache;

import static com.manystory.tenancy.cache.CacheProcess.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.net.Proxy;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.redis.RedisProperties;
import com.manystory.tenancy.redis.RedisUnderTest;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.RedisAccounts;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A replica takes over from a Redis that died, and lacks what was written last.
class RedisFailOverIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final Duration SOON = Duration.ofSeconds(5);

    private final InMemoryRegistry registry = new InMemoryRegistry(TestBrands.ASTER);
    private RedisUnderTest primary;
    private RedisUnderTest replica;
    private Proxy address;
    private CacheProcess one;
    private CacheProcess two;

    @BeforeEach
    void start() {
        primary = new RedisUnderTest();
        replica = new RedisUnderTest();
        replica.follow(primary);
        address = new Proxy("127.0.0.1", primary.port());
        one = new CacheProcess(redis(), registry);
        two = new CacheProcess(redis(), registry);
        await().until(() -> one.cache.linkUp() && two.cache.linkUp());
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        address.close();
        replica.close();
        primary.close();
    }

    @Test
    void keepsNothingStaleThatTheReplicaDoesNotKnowToBe() {
        storeOnBoth("home", "flowers");

        stopCopying();
        one.invalidate(ASTER, "listing:1");
        failOver();

        for (var process : new CacheProcess[] {one, two}) {
            assertThat(process.get(ASTER, "home", () -> value("roses", "listing:1")))
                    .isEqualTo("roses");
        }
    }

    @Test
    void sharesAgainWhatIsLoadedAfterwards() {
        storeOnBoth("home", "flowers");
        failOver();

        await().atMost(SOON)
                .until(() -> {
                    one.invalidate(ASTER);
                    one.get(ASTER, "home", () -> value("roses", "listing:1"));
                    Thread.sleep(100);
                    var before = two.count("redis");
                    two.get(ASTER, "home", () -> value("roses", "listing:1"));
                    return two.count("redis") > before;
                });
    }

    @Test
    void takesNoServerForThePrimaryThatWasMadeAReplicaThoughItLeftConnectionsOpen() {
        try (var link = new RedisLink(primary.properties())) {
            await().atMost(SOON).until(() -> link.history() != null);
            var before = link.history();

            replica.takeOver();
            primary.follow(replica);

            await().atMost(SOON)
                    .until(() -> {
                        link.askForHistory();
                        return link.history() == null;
                    });
            primary.takeOver();
            await().atMost(SOON)
                    .until(() -> {
                        link.askForHistory();
                        return link.history() != null;
                    });
            assertThat(link.history()).isNotEqualTo(before);
        }
    }

    /// The value is in both servers, and nowhere in memory of a process but the first.
    private void storeOnBoth(String key, String body) {
        one.get(ASTER, key, () -> value(body, "listing:1"));
        await().atMost(SOON).until(() -> replica.run("KEYS", "*:cache:*:" + key).size() == 1);
        assertThat(two.get(ASTER, key, CacheTest::unexpected)).isEqualTo(body);
    }

    private void stopCopying() {
        replica.run("CONFIG", "SET", "masterauth", "wrong");
        primary.run("CLIENT", "KILL", "TYPE", "replica");
    }

    private void failOver() {
        primary.stop();
        replica.takeOver();
        address.leadTo(replica.port());
        await().atMost(SOON).until(() -> one.cache.linkUp() && two.cache.linkUp());
    }

    private RedisProperties redis() {
        return primary.properties(RedisAccounts.url("catalog-service", address.port()));
    }
}
