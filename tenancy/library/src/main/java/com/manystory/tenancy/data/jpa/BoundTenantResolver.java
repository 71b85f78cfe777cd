package com.manystory.tenancy.data.jpa;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.jspecify.annotations.Nullable;

/// Tells Hibernate the bound brand. Null when none is bound makes it refuse to open a session; a
/// default would open some other brand's.
public final class BoundTenantResolver implements CurrentTenantIdentifierResolver<String> {

    @Override
    @SuppressWarnings("NullAway") // Hibernate documents null as "no tenant", its type can't say so.
    public @Nullable String resolveCurrentTenantIdentifier() {
        return TenantContext.current().map(TenantId::value).orElse(null);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
