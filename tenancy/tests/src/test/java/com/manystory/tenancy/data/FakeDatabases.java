package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Brands' databases that count their connections, and hang, fail or break when told.
final class FakeDatabases implements ConnectionOpener {

    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();
    final AtomicInteger opening = new AtomicInteger();
    final AtomicInteger mostOpening = new AtomicInteger();
    final AtomicInteger opened = new AtomicInteger();
    final CountDownLatch released = new CountDownLatch(1);
    private final Set<TenantId> hanging = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, String> cells = new ConcurrentHashMap<>();
    private final Set<TenantId> failing = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> moving = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> rotating = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, Integer> passwords = new ConcurrentHashMap<>();
    private final Set<FakeConnection> connections = ConcurrentHashMap.newKeySet();
    private final int maxOpens;
    private final long openMillis;

    FakeDatabases(int maxOpens, long openMillis) {
        this.maxOpens = maxOpens;
        this.openMillis = openMillis;
    }

    /// Has the brand come to another cell while its next connection is opened.
    void moveWhileOpening(TenantId tenant) {
        moving.add(tenant);
    }

    /// Has the brand's password change while its next connection is opened.
    void rotateWhileOpening(TenantId tenant) {
        rotating.add(tenant);
    }

    void rotate(TenantId tenant) {
        passwords.merge(tenant, 1, Integer::sum);
    }

    void hang(TenantId tenant) {
        hanging.add(tenant);
    }

    void place(TenantId tenant, String cell) {
        cells.put(tenant, cell);
    }

    void fail(TenantId tenant) {
        failing.add(tenant);
    }

    void recover(TenantId tenant) {
        failing.remove(tenant);
    }

    /// Breaks every open connection, as a restart of the server does.
    void breakAll() {
        new HashSet<>(connections).forEach(connection -> connection.broken.set(true));
    }

    @Override
    public Lane lane(TenantId tenant) {
        return new Lane(cells.getOrDefault(tenant, "local"), maxOpens);
    }

    @Override
    public Login login(TenantId tenant) {
        return new Login(cells.getOrDefault(tenant, "local"), passwords.getOrDefault(tenant, 0));
    }

    @Override
    public Opened open(TenantId tenant) throws SQLException {
        var login = login(tenant);
        mostOpening.accumulateAndGet(opening.incrementAndGet(), Math::max);
        try {
            if (hanging.contains(tenant)) {
                released.await(10, TimeUnit.SECONDS);
            }
            if (failing.contains(tenant)) {
                throw new SQLException("refused", "08001");
            }
            Thread.sleep(openMillis);
            if (moving.remove(tenant)) {
                place(tenant, "second");
            }
            if (rotating.remove(tenant)) {
                rotate(tenant);
            }
        } catch (InterruptedException e) {
            throw new SQLException(e);
        } finally {
            opening.decrementAndGet();
        }
        opened.incrementAndGet();
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        var connection = new FakeConnection();
        connections.add(connection);
        return new Opened(connection.proxy(), login);
    }

    private final class FakeConnection {

        final AtomicBoolean closed = new AtomicBoolean();
        final AtomicBoolean broken = new AtomicBoolean();
        private final AtomicBoolean autoCommit = new AtomicBoolean(true);
        private final AtomicBoolean readOnly = new AtomicBoolean();

        Connection proxy() {
            return (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> answer(method, arguments));
        }

        private @Nullable Object answer(Method method, Object @Nullable [] arguments)
                throws SQLException {
            return switch (method.getName()) {
                case "close" -> {
                    if (closed.compareAndSet(false, true)) {
                        open.decrementAndGet();
                        connections.remove(this);
                    }
                    yield null;
                }
                case "isClosed" -> closed.get();
                case "isValid" -> !broken.get();
                case "getAutoCommit" -> autoCommit.get();
                case "setAutoCommit" -> set(autoCommit, arguments);
                case "isReadOnly" -> readOnly.get();
                case "setReadOnly" -> set(readOnly, arguments);
                case "commit", "rollback" -> {
                    if (broken.get()) {
                        throw new SQLException("gone", "08006");
                    }
                    yield null;
                }
                case "toString" -> "fake";
                case "hashCode" -> System.identityHashCode(this);
                default -> null;
            };
        }

        private static @Nullable Object set(AtomicBoolean flag, Object @Nullable [] arguments) {
            if (arguments != null) {
                flag.set((Boolean) arguments[0]);
            }
            return null;
        }
    }
}
