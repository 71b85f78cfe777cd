package com.manystory.tenants.support;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.audit.Actor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Asks whether an operator may have a brand's data as a whole.
@Component
@EnableConfigurationProperties(SupportProperties.class)
public class DataConsent {

    private final SupportProperties settings;
    private final SupportAccesses accesses;

    DataConsent(SupportProperties settings, SupportAccesses accesses) {
        this.settings = settings;
        this.accesses = accesses;
    }

    /// Lets an operator pass whom the brand lets, and keeps it in the audit first.
    ///
    /// @param method of the operator's request
    /// @param path of the operator's request
    /// @throws com.manystory.tenancy.web.ProblemException 403 `support-access-needed` without an
    ///   access in force
    public void require(TenantId brand, Actor operator, String method, String path) {
        if (settings.exports() == SupportProperties.Consent.ASKED) {
            accesses.use(brand, new SupportUse(operator.name(), method, path, false), operator);
        }
    }
}
