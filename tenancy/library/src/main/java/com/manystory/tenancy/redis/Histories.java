package com.manystory.tenancy.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows which history of the data the server behind a connection has. Redis gives it another id
/// when a replica takes over, which may lack what was written last, and when a server starts anew.
/// Nothing is known from the moment on that the connection is lost until the server behind the next
/// one has told: so nothing that was read under one history came from another.
final class Histories implements RedisConnectionStateListener {

    private static final Pattern ROLE = Pattern.compile("(?m)^role:master\\s*$");
    private static final Pattern ID = Pattern.compile("(?m)^master_replid:(\\w+)\\s*$");

    private final StatefulRedisConnection<?, ?> connection;
    private final Refusals refusals;
    private volatile @Nullable String current;

    Histories(StatefulRedisConnection<?, ?> connection, Refusals refusals) {
        this.connection = connection;
        this.refusals = refusals;
        connection.addListener(this);
        ask();
    }

    /// The history's id, or null while it isn't known.
    @Nullable String current() {
        return current;
    }

    /// Asks the server, without waiting. A server that isn't the primary any more has none.
    void ask() {
        try {
            var _ =
                    connection
                            .async()
                            .info("replication")
                            .whenComplete((answer, failure) -> {
                                if (failure == null) {
                                    current = id(answer).orElse(null);
                                } else {
                                    refusals.noted(failure);
                                }
                            });
        } catch (RedisException | IllegalStateException _) {
            // The connection is lost, and the next one asks again; or the process is stopping.
        }
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
        current = null;
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> opened, SocketAddress address) {
        current = null;
        ask();
    }

    static Optional<String> id(String answer) {
        var id = ID.matcher(answer);
        return ROLE.matcher(answer).find() && id.find()
                ? Optional.of(id.group(1))
                : Optional.empty();
    }
}
