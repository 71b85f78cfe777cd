package com.manystory.benchmarks.connections;

import com.manystory.tenancy.TenantId;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// A HikariCP pool for each brand, of which the one that nobody has used for longest is closed when
/// there are too many. With one brand only it is the single-tenant pool.
final class PoolPerBrand implements Design {

    private final LongAdder opened = new LongAdder();
    private final Databases databases;
    private final int most;
    private final int size;
    private final Map<TenantId, Entry> pools = new LinkedHashMap<>(16, 0.75f, true);

    /// @param most the most pools at a time
    /// @param size the most connections of each
    PoolPerBrand(Databases databases, int most, int size) {
        this.databases = databases;
        this.most = most;
        this.size = size;
    }

    @Override
    public Connection borrow(TenantId brand) throws SQLException {
        var entry = enter(brand);
        try {
            return entry.pool.getConnection();
        } finally {
            leave(entry);
        }
    }

    @Override
    public long opened() {
        return opened.sum();
    }

    @Override
    public void close() {
        synchronized (pools) {
            pools.values().forEach(entry -> entry.pool.close());
            pools.clear();
        }
    }

    private Entry enter(TenantId brand) {
        List<Entry> tooMany = new ArrayList<>();
        Entry entry;
        synchronized (pools) {
            entry = pools.computeIfAbsent(brand, id -> new Entry(pool(id)));
            entry.callers++;
            var eldest = pools.values().iterator();
            while (pools.size() - tooMany.size() > most && eldest.hasNext()) {
                var next = eldest.next();
                if (next.callers == 0
                        && next.pool.getHikariPoolMXBean().getActiveConnections() == 0) {
                    eldest.remove();
                    tooMany.add(next);
                }
            }
        }
        tooMany.forEach(old -> old.pool.close());
        return entry;
    }

    private void leave(Entry entry) {
        synchronized (pools) {
            entry.callers--;
        }
    }

    private HikariDataSource pool(TenantId brand) {
        var config = new HikariConfig();
        config.setDataSource(new BrandSource(brand));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static final class Entry {
        private final HikariDataSource pool;
        private int callers;

        Entry(HikariDataSource pool) {
            this.pool = pool;
        }
    }

    /// Opens connections to one brand's database.
    private final class BrandSource implements DataSource {

        private final TenantId brand;

        BrandSource(TenantId brand) {
            this.brand = brand;
        }

        @Override
        public Connection getConnection() throws SQLException {
            opened.increment();
            return databases.open(brand);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("It wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
