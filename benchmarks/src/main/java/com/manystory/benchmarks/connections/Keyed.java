package com.manystory.benchmarks.connections;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.PoolListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// This project's pool, with its defaults.
final class Keyed implements Design {

    private final LongAdder opened = new LongAdder();
    private final KeyedConnectionPool pool;

    Keyed(Databases databases) {
        this.pool =
                databases.keyedPool(
                        new PoolListener() {
                            @Override
                            public void opened(TenantId tenant, Duration took) {
                                opened.increment();
                            }
                        });
    }

    @Override
    public Connection borrow(TenantId brand) throws SQLException {
        return pool.borrow(brand);
    }

    @Override
    public long opened() {
        return opened.sum();
    }

    @Override
    public void close() {
        pool.close();
    }
}
