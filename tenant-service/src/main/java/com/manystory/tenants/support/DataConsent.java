package com.manystory.tenants.support;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.audit.Actor;
import org.springframework.stereotype.Component;

/// Asks whether an operator may have a brand's data as a whole.
@Component
public class DataConsent {

    private final SupportAccesses accesses;

    DataConsent(SupportAccesses accesses) {
        this.accesses = accesses;
    }

    /// Lets an operator pass whom the brand lets, and keeps it in the audit first.
    ///
    /// @param method of the operator's request
    /// @param path of the operator's request
    /// @throws com.manystory.tenancy.web.ProblemException 403 `support-access-needed` without an
    ///   access in force
    public void require(TenantId brand, Actor operator, String method, String path) {
        accesses.use(brand, new SupportUse(operator.name(), method, path, false), operator);
    }
}
