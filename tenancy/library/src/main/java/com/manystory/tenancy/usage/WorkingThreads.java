package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;

/// Lets the sampler see which threads work for which brand.
record WorkingThreads(Usage usage) implements TenantContext.WorkListener {

    private static final int UNKNOWN = -1;

    @Override
    public int begun(TenantId tenant) {
        var brand = usage.of(tenant);
        return brand == null ? UNKNOWN : usage.busy().enter(brand);
    }

    @Override
    public void ended(int work) {
        usage.busy().leave(work);
    }
}
