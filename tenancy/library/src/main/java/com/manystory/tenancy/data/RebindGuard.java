package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.TenantRebindException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Refuses binding another brand while this thread is in a transaction: its connection would go on
/// reading the first brand's database.
public final class RebindGuard implements TenantContext.RebindGuard {

    @Override
    public void check(@Nullable TenantId bound, TenantId requested) {
        if (bound != null
                && !bound.equals(requested)
                && (TransactionSynchronizationManager.isActualTransactionActive()
                        || TransactionSynchronizationManager.isSynchronizationActive())) {
            throw new TenantRebindException(bound, requested);
        }
    }
}
