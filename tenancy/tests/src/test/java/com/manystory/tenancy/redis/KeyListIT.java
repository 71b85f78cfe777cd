package com.manystory.tenancy.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is listed of a brand, so that it can be erased.
class KeyListIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final KeyList LIST = new KeyList(ASTER, "catalog", KeyList.VALUES);

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
                .until(() -> TenantContext.call(ASTER, () -> redis.get("warm")).isEmpty());
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
    void erasesNothingOfOthersThatSomebodyListed() {
        server.run("SET", "ms:catalog:{pebble}:p1:greeting", "paint");
        server.run("ZADD", LIST.key(), "1", "ms:catalog:{pebble}:p1:greeting");

        LIST.erase(link, "a1");

        assertThat(server.run("KEYS", "*")).containsExactly("ms:catalog:{pebble}:p1:greeting");
    }

    @Test
    void listsNoKeyForMuchLongerThanItLives() throws InterruptedException {
        set("brief", Duration.ofMillis(20));
        assertThat(listed()).isEqualTo("1");
        Thread.sleep(900);
        set("greeting", Duration.ofMinutes(1));
        assertThat(listed()).isEqualTo("2");
        Thread.sleep(200);
        set("greeting", Duration.ofMinutes(1));

        assertThat(listed()).isEqualTo("1");
        assertThat(Long.parseLong(text(server.run("PTTL", LIST.key()))))
                .isBetween(60_000L, 61_000L);
    }

    @Test
    void dropsWhatEndsNextWhenTooManyAreListed() {
        for (var key : new String[] {"9", "1", "5", "7"}) {
            store("ms:catalog:{aster}:a1:" + key, key + "0000");
        }

        assertThat(server.run("KEYS", "*:a1:*"))
                .containsExactlyInAnyOrder(
                        "ms:catalog:{aster}:a1:9",
                        "ms:catalog:{aster}:a1:5",
                        "ms:catalog:{aster}:a1:7");
        assertThat(listed()).isEqualTo("3");
    }

    private static void store(String key, String millis) {
        var keys = new String[] {key, LIST.key()};
        link.call(commands ->
                commands.eval(
                        KeyList.STORE,
                        ScriptOutputType.INTEGER,
                        keys,
                        bytes("value"),
                        bytes(millis),
                        bytes("3")));
    }

    private static void set(String key, Duration ttl) {
        TenantContext.run(ASTER, () -> redis.set(key, new byte[1], ttl));
    }

    private static String listed() {
        return text(server.run("ZCARD", LIST.key()));
    }

    private static String text(java.util.List<Object> answer) {
        return String.valueOf(answer.getFirst());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
