package com.manystory.benchmarks.connections;

import com.manystory.tenancy.TenantId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericKeyedObjectPool;
import org.apache.commons.pool2.impl.GenericKeyedObjectPoolConfig;

/// One `GenericKeyedObjectPool` of commons-pool2 over all brands.
final class CommonsPool implements Design {

    /// The default of `manystory.data.validate-after`, and HikariCP's own.
    private static final Duration UNTESTED = Duration.ofMillis(500);

    private final LongAdder opened = new LongAdder();
    private final GenericKeyedObjectPool<TenantId, Connection> pool;

    CommonsPool(Databases databases, int budget, int perBrand) {
        var config = new GenericKeyedObjectPoolConfig<Connection>();
        config.setMaxTotal(budget);
        config.setMaxTotalPerKey(perBrand);
        config.setMaxIdlePerKey(perBrand);
        config.setMaxWait(Duration.ofSeconds(2));
        config.setFairness(true);
        config.setTestOnBorrow(true);
        this.pool =
                new GenericKeyedObjectPool<>(
                        new BaseKeyedPooledObjectFactory<TenantId, Connection>() {
                            @Override
                            public Connection create(TenantId brand) throws SQLException {
                                opened.increment();
                                return databases.open(brand);
                            }

                            @Override
                            public PooledObject<Connection> wrap(Connection connection) {
                                return new DefaultPooledObject<>(connection);
                            }

                            /// Tested like the others' are: when it was idle for that long.
                            @Override
                            public boolean validateObject(
                                    TenantId brand, PooledObject<Connection> connection) {
                                try {
                                    return connection.getIdleDuration().compareTo(UNTESTED) < 0
                                            || connection.getObject().isValid(1);
                                } catch (SQLException e) {
                                    return false;
                                }
                            }

                            /// Undoes what a borrower that failed left.
                            @Override
                            public void passivateObject(
                                    TenantId brand, PooledObject<Connection> connection)
                                    throws SQLException {
                                if (!connection.getObject().getAutoCommit()) {
                                    connection.getObject().rollback();
                                    connection.getObject().setAutoCommit(true);
                                }
                            }

                            @Override
                            public void destroyObject(
                                    TenantId brand, PooledObject<Connection> connection)
                                    throws SQLException {
                                connection.getObject().close();
                            }
                        },
                        config);
    }

    @Override
    public Connection borrow(TenantId brand) throws Exception {
        var connection = pool.borrowObject(brand);
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                pool.returnObject(brand, connection);
                                return null;
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
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
