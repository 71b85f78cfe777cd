package com.manystory.tenancy.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Redis for one brand at a time: each key is within the bound brand's namespace of this service,
/// and every value has an end.
///
/// Each method throws [NoTenantException] when no brand is bound, [IllegalArgumentException] for a
/// key that tries to name a namespace itself, and [RedisUnavailableException] when Redis is gone.
public final class TenantRedis {

    private static final String COUNT =
            """
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
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
        var full = full(key);
        redis.call(commands -> commands.psetex(full, ttl.toMillis(), value));
    }

    /// Sets the value for a time unless there is one.
    ///
    /// @return whether it was set
    public boolean setIfAbsent(String key, byte[] value, Duration ttl) {
        var full = full(key);
        var answer =
                redis.call(commands ->
                        commands.set(full, value, SetArgs.Builder.nx().px(ttl.toMillis())));
        return "OK".equals(answer);
    }

    /// Counts up from 1; the count ends a time after its first.
    public long count(String key, Duration ttl) {
        var full = full(key);
        var millis = String.valueOf(ttl.toMillis()).getBytes(StandardCharsets.US_ASCII);
        return redis.<Long>call(commands ->
                commands.eval(COUNT, ScriptOutputType.INTEGER, new String[] {full}, millis));
    }

    /// Deletes the value.
    public void delete(String key) {
        var full = full(key);
        redis.call(commands -> commands.unlink(full));
    }

    private String full(String key) {
        return namespaces.own().key(key);
    }
}
