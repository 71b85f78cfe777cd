package com.manystory.tenancy;

/// Thrown when code that works for one brand runs while none is bound. There is no default brand:
/// failing here is what keeps one brand's work out of another's database.
public final class NoTenantException extends IllegalStateException {

    public NoTenantException() {
        super("No brand is bound to this code. Bind one at the edge with TenantContext.run.");
    }
}
