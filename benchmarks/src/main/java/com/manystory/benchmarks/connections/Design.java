package com.manystory.benchmarks.connections;

import com.manystory.tenancy.TenantId;
import java.sql.Connection;

/// A way to share connections to brands' databases.
interface Design extends AutoCloseable {

    /// Lends a connection; closing it gives it back.
    Connection borrow(TenantId brand) throws Exception;

    /// How many connections were opened so far.
    long opened();

    @Override
    void close();
}
