package com.manystory.tenants.archive;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.audit.Actor;
import com.manystory.tenants.audit.AuditEvents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells the audit what is done with archives; each event is on record before the next step.
@Component
class ArchiveTrail {

    private final AuditEvents audit;
    private final TransactionTemplate transaction;

    ArchiveTrail(AuditEvents audit, PlatformTransactionManager transactions) {
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    void add(Actor actor, String action, TenantId brand, Object about) {
        transaction.executeWithoutResult(_ -> audit.add(actor, action, brand, null, about));
    }
}
