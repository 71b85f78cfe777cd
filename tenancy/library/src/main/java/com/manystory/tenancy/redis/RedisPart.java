package com.manystory.tenancy.redis;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What this service, and all services together, hold of a brand in Redis.
final class RedisPart implements TenantPart {

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
    public Condition erase(TenantId id, String incarnation) {
        try {
            lists(id).forEach(list -> list.erase(redis, incarnation));
            return Condition.ready(name, "No keys of this life are left.");
        } catch (RedisUnavailableException e) {
            return Condition.failed(
                    name,
                    "RedisUnavailable",
                    "Redis doesn't answer, so the brand's keys are still there.",
                    "Bring Redis back; erasing is tried again.");
        }
    }

    @Override
    public Remains remains(TenantId id) {
        var found = new ArrayList<String>();
        try {
            for (var list : lists(id)) {
                var size = list.size(redis);
                if (size > 0) {
                    found.add("%d keys of %s in Redis".formatted(size, list.service()));
                }
            }
            return new Remains(
                    name, List.of("Keys of the brand in Redis, in all of its lives"), found);
        } catch (RedisUnavailableException e) {
            return Remains.unknown(name, "Redis doesn't answer");
        }
    }

    private List<KeyList> lists(TenantId id) {
        return List.of(
                new KeyList(id, service, KeyList.CACHE),
                new KeyList(id, service, KeyList.VALUES),
                new KeyList(id, Namespace.SHARED, KeyList.VALUES));
    }
}
