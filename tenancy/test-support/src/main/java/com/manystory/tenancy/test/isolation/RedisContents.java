package com.manystory.tenancy.test.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.EmbeddedPlatform;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// All that is in the embedded Redis, seen by its administrator past every guard: each key belongs
/// to one brand, and what it holds has no other's marker.
final class RedisContents {

    private static final Pattern KEY =
            Pattern.compile(
                    "ms:[a-z-]+:\\{([a-z][a-z0-9-]*)}:([A-Za-z0-9_.-]+):.+", Pattern.DOTALL);

    private RedisContents() {}

    /// @return how many keys there are
    static int assertApart(List<Sample> brands) {
        var client = RedisClient.create(EmbeddedPlatform.redisAdministratorUrl());
        try (var connection = client.connect(new StringCodec(StandardCharsets.ISO_8859_1))) {
            var redis = connection.sync();
            var keys = keys(redis);
            for (var key : keys) {
                var matcher = KEY.matcher(key);
                assertThat(matcher.matches()).as("%s is in the namespace of a brand", key).isTrue();
                var owner = matcher.group(1);
                var held = key + contents(redis, key);
                brands.stream()
                        .filter(brand -> !brand.brand().value().equals(owner))
                        .forEach(brand -> assertThat(held).doesNotContain(brand.marker()));
            }
            return keys.size();
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    private static List<String> keys(RedisCommands<String, String> redis) {
        var keys = new ArrayList<String>();
        var all = ScanArgs.Builder.limit(1_000);
        for (KeyScanCursor<String> cursor = redis.scan(ScanCursor.INITIAL, all);
                ;
                cursor = redis.scan(cursor, all)) {
            keys.addAll(cursor.getKeys());
            if (cursor.isFinished()) {
                return keys;
            }
        }
    }

    /// Whatever is there now; a key may end while it is looked at.
    private static String contents(RedisCommands<String, String> redis, String key) {
        return switch (redis.type(key)) {
            case "string" -> String.valueOf(redis.get(key));
            case "hash" -> redis.hgetall(key).toString();
            case "list" -> redis.lrange(key, 0, -1).toString();
            case "set" -> redis.smembers(key).toString();
            case "zset" -> redis.zrange(key, 0, -1).toString();
            default -> "";
        };
    }
}
