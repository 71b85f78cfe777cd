package com.manystory.tenancy;

/// Thrown when a brand is bound inside an open transaction of another: the transaction's connection
/// would silently go on reading the first brand's database.
public final class TenantRebindException extends IllegalStateException {

    public TenantRebindException(TenantId bound, TenantId requested) {
        super(
                "Brand %s can't be bound inside a transaction of brand %s"
                        .formatted(requested, bound));
    }
}
