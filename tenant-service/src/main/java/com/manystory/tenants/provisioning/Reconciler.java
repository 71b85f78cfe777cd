package com.manystory.tenants.provisioning;

import com.manystory.tenants.brand.Work;
import com.manystory.tenants.brand.Work.Claim;
import com.manystory.tenants.work.Leases;
import java.time.Duration;
import java.util.List;
import org.slf4j.MDC;

/// Brands that are due to be brought to what they should be.
class Reconciler implements Leases<Claim> {

    private final Work work;
    private final Reconciliation reconciliation;
    private final ProvisioningProperties properties;

    Reconciler(Work work, Reconciliation reconciliation, ProvisioningProperties properties) {
        this.work = work;
        this.reconciliation = reconciliation;
        this.properties = properties;
    }

    @Override
    public List<Claim> claim(int limit) {
        return work.claim(limit, properties.lease());
    }

    @Override
    public void renew(Claim claim) {
        work.renew(claim, properties.lease());
    }

    @Override
    public void run(Claim claim) throws InterruptedException {
        MDC.put("brand", claim.brand().value());
        try {
            reconciliation.run(claim);
        } finally {
            MDC.remove("brand");
        }
    }

    @Override
    public void failed(Claim claim) {
        var failures = claim.attempts() + 1;
        work.release(claim, failures, properties.retryAfter(failures));
    }

    @Override
    public void release(Claim claim) {
        work.release(claim, claim.attempts(), Duration.ZERO);
    }

    @Override
    public String describe(Claim claim) {
        return claim.brand().value();
    }
}
