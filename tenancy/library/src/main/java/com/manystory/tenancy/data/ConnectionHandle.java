package com.manystory.tenancy.data;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantRebindException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a borrower holds: it gives the connection back when closed, and is dead afterwards. Every
/// statement is made for the bound brand or not at all, whatever path the connection came by.
final class ConnectionHandle implements InvocationHandler {

    /// Calls whose effects aren't undone; a connection that saw one isn't used again.
    private static final Set<String> SPOILING =
            Set.of("abort", "setSchema", "setCatalog", "setTypeMap", "setNetworkTimeout");

    private final PooledConnection connection;
    private final Consumer<PooledConnection> giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ConnectionHandle(PooledConnection connection, Consumer<PooledConnection> giveBack) {
        this.connection = connection;
        this.giveBack = giveBack;
    }

    static Connection of(PooledConnection connection, Consumer<PooledConnection> giveBack) {
        return (Connection)
                Proxy.newProxyInstance(
                        ConnectionHandle.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new ConnectionHandle(connection, giveBack));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "createStatement", "prepareStatement", "prepareCall" -> {
                requireBrand();
                yield delegate(method, arguments);
            }
            case "close" -> close();
            case "isClosed" -> closed.get() || connection.physical.isClosed();
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" ->
                    "Connection[%s, %s]"
                            .formatted(connection.tenant, closed.get() ? "given back" : "held");
            default -> delegate(method, arguments);
        };
    }

    /// @throws NoTenantException when no brand is bound
    private void requireBrand() {
        var bound = TenantContext.required();
        if (!bound.equals(connection.tenant)) {
            throw new TenantRebindException(connection.tenant, bound);
        }
    }

    private @Nullable Object close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.accept(connection);
        }
        return null;
    }

    private @Nullable Object delegate(Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (closed.get()) {
            if (method.getName().equals("isValid")) {
                return false;
            }
            throw new SQLNonTransientConnectionException(
                    "This connection was given back already", "08003");
        }
        if (SPOILING.contains(method.getName())) {
            connection.retired = true;
        } else if (method.getName().equals("setTransactionIsolation")) {
            connection.isolationChanged = true;
        }
        try {
            return method.invoke(connection.physical, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException sql && isFatal(sql)) {
                connection.retired = true;
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /// Class 08 is a lost connection, 57P01 to 57P03 a server going down.
    private static boolean isFatal(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
