package com.manystory.tenancy.redis;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.TenantPart;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.util.Locale;

/// What this service, and all services together, hold of a brand in Redis.
final class RedisPart implements TenantPart {

    private static final int KEYS_PER_STEP = 500;

    private final RedisLink redis;
    private final String service;
    private final String name;

    /// @param service the service's short name, such as `catalog`
    RedisPart(RedisLink redis, String service) {
        this.redis = redis;
        this.service = service;
        this.name =
                service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "Redis";
    }

    @Override
    public String name() {
        return name;
    }

    /// Ready in any case: a brand is served without Redis too.
    @Override
    public Condition ensure(Brand brand) {
        return Condition.ready(name, "Keys are made as they are needed.");
    }

    @Override
    public Condition erase(TenantId id) {
        try {
            eraseKeys("ms:{%s}:%s:*".formatted(id, service));
            eraseKeys("ms:{%s}:%s:*".formatted(id, Namespace.SHARED));
            return Condition.ready(name, "No keys are left.");
        } catch (RedisUnavailableException e) {
            return Condition.failed(
                    name,
                    "RedisUnavailable",
                    "Redis doesn't answer, so the brand's keys are still there.",
                    "Bring Redis back; erasing is tried again.");
        }
    }

    private void eraseKeys(String pattern) {
        var matching = ScanArgs.Builder.matches(pattern).limit(KEYS_PER_STEP);
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            var from = cursor;
            KeyScanCursor<String> found = redis.call(commands -> commands.scan(from, matching));
            if (!found.getKeys().isEmpty()) {
                var keys = found.getKeys().toArray(String[]::new);
                redis.call(commands -> commands.unlink(keys));
            }
            cursor = found;
        } while (!cursor.isFinished());
    }
}
