package com.manystory.tenancy.cache;

import com.manystory.tenancy.redis.RedisLink;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of the invalidations of all processes on a connection of its own, and knows at any time
/// whether it would hear of one: a heartbeat finds out about a connection that is silently dead.
/// After each gap, however short, everything may have become stale.
final class InvalidationLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InvalidationLink.class);

    private final RedisLink redis;
    private final Consumer<Invalidation> heard;
    private final Runnable missed;
    private final Duration heartbeat;
    private final Duration timeout;
    private volatile boolean isUp;
    private volatile boolean closed;
    private @Nullable String history;
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> connection;

    /// @param heard told of each invalidation
    /// @param missed told when some may have been missed, before the link counts as up again
    InvalidationLink(
            RedisLink redis, Consumer<Invalidation> heard, Runnable missed, Duration heartbeat) {
        this.redis = redis;
        this.heard = heard;
        this.missed = missed;
        this.heartbeat = heartbeat;
        this.timeout = redis.timeout();
        redis.openSubscription(this::subscribe);
    }

    /// Whether an invalidation said now would be heard.
    boolean isUp() {
        return isUp;
    }

    @Override
    public void close() {
        closed = true;
        isUp = false;
        var open = connection;
        if (open != null) {
            open.closeAsync();
        }
    }

    private void subscribe(StatefulRedisPubSubConnection<String, String> opened) {
        connection = opened;
        opened.addListener(
                new RedisPubSubAdapter<String, String>() {
                    @Override
                    public void message(String channel, String message) {
                        Invalidation.decode(message).ifPresent(heard);
                    }

                    @Override
                    public void subscribed(String channel, long count) {
                        up();
                    }
                });
        opened.addListener(
                new RedisConnectionStateListener() {
                    @Override
                    public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
                        down("its connection was lost");
                    }
                });
        listen(opened);
        Thread.ofVirtual().name("invalidation-heartbeat").start(() -> beat(opened));
    }

    private void listen(StatefulRedisPubSubConnection<String, String> opened) {
        redis.noteRefusal(opened.async().subscribe(Invalidation.CHANNEL));
    }

    private void beat(StatefulRedisPubSubConnection<String, String> opened) {
        try {
            while (!closed) {
                Thread.sleep(heartbeat);
                followHistory();
                if (!isAlive(opened)) {
                    down("Redis doesn't answer on it");
                } else if (!isUp) {
                    // Answers again on the same connection, or the subscription itself was lost.
                    listen(opened);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A server that took over may have let this process load something stale before that was
    /// known.
    private void followHistory() {
        redis.askForHistory();
        var now = redis.history();
        if (now != null && !now.equals(history)) {
            if (history != null) {
                log.info("Another Redis has taken over, or it started anew");
                missed.run();
            }
            history = now;
        }
    }

    private boolean isAlive(StatefulRedisPubSubConnection<String, String> opened)
            throws InterruptedException {
        if (!opened.isOpen()) {
            return false;
        }
        try {
            opened.async().ping().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException | RedisException _) {
            return false;
        }
    }

    private synchronized void up() {
        if (!closed) {
            missed.run();
            if (!isUp) {
                log.info("Invalidations are heard");
            }
            isUp = true;
        }
    }

    private synchronized void down(String reason) {
        if (isUp) {
            isUp = false;
            log.warn("Invalidations aren't heard: {}", reason);
        }
    }
}
