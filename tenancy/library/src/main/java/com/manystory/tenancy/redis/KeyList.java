package com.manystory.tenancy.redis;

import com.manystory.tenancy.TenantId;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The list of the keys that a service, or all services, hold of a brand over all its lives: what
/// is erased with the brand, without looking through all of Redis. What a script writes it lists in
/// the same step. A key leaves the list a moment after its end.
///
/// @param tenant the brand
/// @param service whose keys these are, or [Namespace#SHARED]
/// @param kind [#VALUES] or [#CACHE]
public record KeyList(TenantId tenant, String service, String kind) {

    /// Values that aren't the cache's.
    public static final String VALUES = "values";

    /// Values of the cache, which may go at any time.
    public static final String CACHE = "cache";

    /// The Lua function `list(to, keys, millis, most)`: lists keys that end in that time. Of more
    /// than the most, unless that is 0, those that end next are dropped at once.
    public static final String LIST =
            """
            local function list(to, keys, millis, most)
              local t = redis.call('TIME')
              local now = t[1] * 1000 + math.floor(t[2] / 1000)
              redis.call('ZREMRANGEBYSCORE', to, '-inf', now - 1000)
              for _, key in ipairs(keys) do redis.call('ZADD', to, now + millis, key) end
              if redis.call('PTTL', to) < millis + 1000 then
                redis.call('PEXPIRE', to, millis + 1000)
              end
              while most > 0 and redis.call('ZCARD', to) > most do
                redis.call('UNLINK', redis.call('ZPOPMIN', to)[1])
              end
            end
            """;

    /// Sets `KEYS[1]` to `ARGV[1]` for `ARGV[2]` ms, and lists it in `KEYS[2]` of at most
    /// `ARGV[3]`.
    public static final String STORE =
            LIST
                    + """
                    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
                    list(KEYS[2], {KEYS[1]}, tonumber(ARGV[2]), tonumber(ARGV[3]))
                    return 1
                    """;

    // Whoever may write to a list can't have more erased by it than the brand's own. Keys of later
    // lives stay, and stay listed: the next look begins behind them.
    private static final String ERASE =
            """
            local from = tonumber(ARGV[3])
            local keys = redis.call('ZRANGE', KEYS[1], from, from + 499)
            local kept = 0
            for i = #keys, 1, -1 do
              local own = string.sub(keys[i], 1, #ARGV[1]) == ARGV[1]
              local life = own and string.match(string.sub(keys[i], #ARGV[1] + 1), '^[^:]*')
              if own and life > ARGV[2] then
                kept = kept + 1
              else
                if own then redis.call('UNLINK', keys[i]) end
                redis.call('ZREMRANGEBYRANK', KEYS[1], from + i - 1, from + i - 1)
              end
            end
            return {#keys, kept}
            """;

    /// The full key of the list itself.
    public String key() {
        return new Namespace(tenant, "list", service).key(kind);
    }

    /// How many keys are listed.
    long size(RedisLink redis) {
        var list = key();
        return redis.<Long>call(commands -> commands.zcard(list));
    }

    /// Deletes what is listed of a life and of earlier ones, in steps that keep nobody waiting.
    ///
    /// @param incarnation the life of the brand that ends
    void erase(RedisLink redis, String incarnation) {
        var list = new String[] {key()};
        var prefix = bytes(Namespace.prefix(tenant, service));
        var life = bytes(incarnation);
        var kept = 0L;
        while (true) {
            var from = bytes(Long.toString(kept));
            List<Long> done =
                    redis.<List<Long>>call(commands ->
                            commands.eval(ERASE, ScriptOutputType.MULTI, list, prefix, life, from));
            if (done.getFirst() == 0) {
                return;
            }
            kept += done.getLast();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
