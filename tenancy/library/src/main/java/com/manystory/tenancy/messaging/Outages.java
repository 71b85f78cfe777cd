package com.manystory.tenancy.messaging;

import com.manystory.tenancy.redis.RedisUnavailableException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/// Tells failures of what a handler stands on (its database, most of all) from its own: those say
/// nothing about the message.
final class Outages {

    /// Connections, rolled back transactions, too few resources, locks that weren't had in time,
    /// and a server that is being stopped. A cancelled statement isn't among them: one that is
    /// always too slow is the message's own failure.
    private static final Set<String> CLASSES = Set.of("08", "40", "53");

    private static final Set<String> STATES =
            Set.of("55P03", "57P01", "57P02", "57P03", "57P05", "57M01");

    private Outages() {}

    /// Whether the failure is an outage's.
    static boolean isOne(Throwable failure) {
        var depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
            if (isCause(cause)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static boolean isCause(Throwable cause) {
        return switch (cause) {
            case SQLTransientException e -> !"57014".equals(e.getSQLState());
            case SQLRecoverableException _ -> true;
            case SQLException e -> isState(e.getSQLState());
            case QueryTimeoutException _ -> false;
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    RedisUnavailableException _,
                    ConnectException _ ->
                    true;
            default -> false;
        };
    }

    private static boolean isState(@Nullable String state) {
        return state != null
                && (STATES.contains(state)
                        || (state.length() == 5 && CLASSES.contains(state.substring(0, 2))));
    }
}
