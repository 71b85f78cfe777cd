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

    private final LongAdder opened = new LongAdder();
    private final GenericKeyedObjectPool<TenantId, Connection> pool;

    CommonsPool(Databases databases, int budget, int perBrand) {
        var config = new GenericKeyedObjectPoolConfig<Connection>();
        config.setMaxTotal(budget);
        config.setMaxTotalPerKey(perBrand);
        config.setMaxIdlePerKey(perBrand);
        config.setMaxWait(Duration.ofSeconds(2));
        config.setFairness(true);
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
