package com.manystory.tenancy.redis;

import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Redis for one brand at a time: each key is within the bound brand's namespace of this service,
/// and every value has an end.
///
/// Each method throws [NoTenantException] when no brand is bound, [IllegalArgumentException] for a
/// key that tries to name a namespace itself, and [RedisUnavailableException] when Redis is gone.
public final class TenantRedis {

    private static final String SET_IF_ABSENT =
            KeyList.LIST
                    + """
                    if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
                      return 0
                    end
                    list(KEYS[2], {KEYS[1]}, tonumber(ARGV[2]), 0)
                    return 1
                    """;

    private static final String COUNT =
            KeyList.LIST
                    + """
                    local n = redis.call('INCR', KEYS[1])
                    if n == 1 then
                      redis.call('PEXPIRE', KEYS[1], ARGV[1])
                      list(KEYS[2], {KEYS[1]}, tonumber(ARGV[1]), 0)
                    end
                    return n
                    """;

    private final RedisLink redis;
    private final Namespaces namespaces;

    public TenantRedis(RedisLink redis, Namespaces namespaces) {
        this.redis = redis;
        this.namespaces = namespaces;
    }

    /// The value, or empty.
    public Optional<byte[]> get(String key) {
        var full = full(key);
        return Optional.ofNullable(redis.call(commands -> commands.get(full)));
    }

    /// Sets the value for a time.
    public void set(String key, byte[] value, Duration ttl) {
        run(KeyList.STORE, key, value, millis(ttl), text(0));
    }

    /// Sets the value for a time unless there is one.
    ///
    /// @return whether it was set
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        return run(SET_IF_ABSENT, key, value, millis(ttl)) == 1;
    }

    /// Counts up from 1; the count ends a time after its first.
    public long count(String key, Duration ttl) {
        return run(COUNT, key, millis(ttl));
    }

    /// Deletes the value.
    public void delete(String key) {
        var full = full(key);
        redis.call(commands -> commands.unlink(full));
    }

    /// Runs a script on the key and the list of keys.
    private long run(String script, String key, byte[]... arguments) {
        var keys = new String[] {full(key), namespaces.list().key()};
        return redis.<Long>call(
                commands -> commands.eval(script, ScriptOutputType.INTEGER, keys, arguments));
    }

    private static byte[] millis(Duration ttl) {
        return text(ttl.toMillis());
    }

    private static byte[] text(long number) {
        return String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
    }

    private String full(String key) {
        return namespaces.own().key(key);
    }
}
