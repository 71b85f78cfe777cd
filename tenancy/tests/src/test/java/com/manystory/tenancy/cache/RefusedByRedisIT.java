package com.manystory.tenancy.cache;

import static com.manystory.tenancy.cache.CacheProcess.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.redis.RedisUnderTest;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A Redis that refuses a service's user is said to do so, and then is as good as gone.
@ExtendWith(OutputCaptureExtension.class)
class RefusedByRedisIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();

    private final InMemoryRegistry registry = new InMemoryRegistry(TestBrands.ASTER);
    private RedisUnderTest server;

    @BeforeEach
    void startRedis() {
        server = new RedisUnderTest();
    }

    @AfterEach
    void stopRedis() {
        server.close();
    }

    @Test
    void worksWithAWrongPasswordAndSaysSo(CapturedOutput output) {
        var wrong = server.url("catalog-service").replace("password-of-catalog", "wrong");
        try (var refused = new CacheProcess(server.properties(wrong), registry);
                var sound = new CacheProcess(server.properties(), registry)) {
            Awaitility.await()
                    .until(() ->
                            output.getOut().contains("Redis refuses user catalog (\"WRONGPASS"));
            Awaitility.await().until(sound.cache::linkUp);
            assertThat(refused.cache.linkUp()).isFalse();
            assertThat(refused.get(ASTER, "home", () -> value("flowers", "listing:1")))
                    .isEqualTo("flowers");

            sound.invalidate(ASTER, "listing:1");

            Awaitility.await()
                    .atMost(Duration.ofMillis(1_500))
                    .until(() -> refused.get(ASTER, "home", () -> value("roses")).equals("roses"));
            assertThat(server.run("KEYS", "*:cache:*")).isEmpty();
            assertThat(output).doesNotContain("password-of", ":wrong");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-subscribe, +subscribe, NOPERM",
        "resetchannels, &ms:invalidations, NOPERM",
        "-eval, +eval, NOPERM",
        "resetkeys, ~ms:*, NOPERM",
        "-get, +get, ERR Error running script",
        "-time, +time, ERR Error running script",
        "-zadd, +zadd, ERR Error running script"
    })
    void worksWithoutAPermissionSaysSoAndRecovers(
            String taken, String given, String said, CapturedOutput output) {
        server.run("ACL", "SETUSER", "catalog", taken);
        try (var refused = new CacheProcess(server.properties(), registry)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        var page = "page-" + System.nanoTime();
                        assertThat(refused.get(ASTER, page, () -> value("page"))).isEqualTo("page");
                        return output.getOut().contains("Redis refuses user catalog (\"" + said);
                    });

            server.run("ACL", "SETUSER", "catalog", given);

            server.run("FLUSHALL");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        var page = "page-" + System.nanoTime();
                        refused.get(ASTER, page, () -> value("page"));
                        return refused.cache.linkUp()
                                && !server.run("KEYS", "*:cache:*").isEmpty()
                                && !server.run("KEYS", "*:list:cache").isEmpty();
                    });
        }
    }
}
