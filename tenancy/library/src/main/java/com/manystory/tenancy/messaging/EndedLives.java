package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import java.sql.SQLException;

/// The lives of brands that were erased in this service, for good.
@FunctionalInterface
interface EndedLives {

    /// @throws SQLException when that can't be looked up now
    boolean contains(TenantId brand, String incarnation) throws SQLException;
}
