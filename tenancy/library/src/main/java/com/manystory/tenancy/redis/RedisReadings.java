package com.manystory.tenancy.redis;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.StoreReading;
import com.manystory.tenancy.usage.StoreReadings;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How much memory this service's values of a brand take in Redis. Redis is asked about some of the
/// keys that are listed, and the rest is taken to be like them.
final class RedisReadings implements StoreReadings {

    /// Some consecutive keys of the list from a place that changes, for lists are in the order of
    /// their values' ends. Whoever may write to a list can't have others' keys weighed by it.
    private static final String WEIGH =
            """
            local count = redis.call('ZCARD', KEYS[1])
            if count == 0 then return 0 end
            local most = tonumber(ARGV[2])
            local from = 0
            if count > most then from = tonumber(ARGV[3]) % (count - most + 1) end
            local bytes, weighed = 0, 0
            for _, key in ipairs(redis.call('ZRANGE', KEYS[1], from, from + most - 1)) do
              if string.sub(key, 1, #ARGV[1]) == ARGV[1] then
                bytes = bytes + (redis.call('MEMORY', 'USAGE', key) or 0)
                weighed = weighed + 1
              end
            end
            local list = redis.call('MEMORY', 'USAGE', KEYS[1]) or 0
            if weighed == 0 then return list end
            return math.floor(bytes * count / weighed) + list
            """;

    private static final byte[] MOST = text(100);

    private final RedisLink redis;
    private final String service;

    /// @param service the service's short name, such as `catalog`
    RedisReadings(RedisLink redis, String service) {
        this.redis = redis;
        this.service = service;
    }

    @Override
    public Measure measure() {
        return Measure.REDIS_MEMORY;
    }

    @Override
    public Map<TenantId, StoreReading> read(Collection<Brand> brands) {
        var bytes = new HashMap<TenantId, Long>();
        for (var brand : brands) {
            bytes.put(
                    brand.id(),
                    weigh(brand.id(), KeyList.CACHE) + weigh(brand.id(), KeyList.VALUES));
        }
        return StoreReading.levels(bytes);
    }

    private long weigh(TenantId brand, String kind) {
        var list = new String[] {new KeyList(brand, service, kind).key()};
        var prefix = Namespace.prefix(brand, service).getBytes(StandardCharsets.UTF_8);
        return redis.<Long>call(commands ->
                commands.eval(
                        WEIGH,
                        ScriptOutputType.INTEGER,
                        list,
                        prefix,
                        MOST,
                        text(System.nanoTime() >>> 10)));
    }

    private static byte[] text(long number) {
        return String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
    }
}
