package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import java.util.List;

/// Takes an erased brand off the index of pending brands. Its outbox goes with its database.
final class OutboxPart implements TenantPart {

    private final PendingBrands pending;
    private final String name;

    OutboxPart(PendingBrands pending, String service) {
        this.pending = pending;
        this.name = service + "Outbox";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Condition ensure(Brand brand) {
        return Condition.ready(name, "Events are published from the brand's database.");
    }

    @Override
    public Condition erase(TenantId id, String incarnation) {
        pending.forget(id, incarnation);
        return Condition.ready(name, "No pending events are left.");
    }

    @Override
    public Remains remains(TenantId id) {
        var found =
                pending.all().containsKey(id)
                        ? List.of("A mark that the brand's outbox may hold events")
                        : List.<String>of();
        return new Remains(name, List.of("The index of brands with pending events"), found);
    }
}
