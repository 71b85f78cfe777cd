package com.manystory.tenancy.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections to Redis, opened in the background as soon as it can be reached. A command is
/// answered within the timeout or fails; after a failure Redis is left alone for a moment, so that
/// its absence costs hardly anything. Nothing is queued for a connection that is down, and nothing
/// is sent again after a reconnect.
public final class RedisLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);

    private final RedisProperties settings;
    private final ClientResources resources;
    private final RedisClient client;
    private final Breaker breaker;
    private final Refusals refusals;
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile @Nullable Histories histories;
    private volatile boolean closed;

    public RedisLink(RedisProperties settings) {
        var address = RedisAddress.of(settings);
        this.settings = settings;
        this.breaker = new Breaker(settings.pauseAfterFailure(), this::isAnswering);
        this.resources =
                DefaultClientResources.builder()
                        .ioThreadPoolSize(2)
                        .computationThreadPoolSize(2)
                        .reconnectDelay(
                                Delay.exponential(
                                        Duration.ofMillis(50),
                                        Duration.ofSeconds(1),
                                        2,
                                        TimeUnit.MILLISECONDS))
                        .build();
        this.refusals = new Refusals(settings.requiredUrl());
        this.client = RedisClient.create(resources, address);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(settings.queueSize())
                        .replayFilter(command -> true)
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(settings.timeout())
                                        .keepAlive(true)
                                        .build())
                        .build());
        open(
                "commands",
                () -> client.connect(new NamespaceCodec()),
                opened -> {
                    histories = new Histories(opened, refusals);
                    connection = opened;
                });
    }

    /// Sends a command and waits for its answer.
    ///
    /// @throws RedisUnavailableException when there is none in time, or Redis is left alone
    public <T extends @Nullable Object> T call(
            Function<RedisAsyncCommands<String, byte[]>, Future<T>> command) {
        var commands = commands();
        if (commands == null) {
            throw new RedisUnavailableException("Redis isn't there at the moment", null);
        }
        try {
            return command.apply(commands)
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            breaker.failed();
            throw new RedisUnavailableException("Redis doesn't answer", e);
        } catch (ExecutionException e) {
            refuseIfWrong(e);
            refusals.noted(e);
            breaker.failed();
            throw new RedisUnavailableException("Redis failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisUnavailableException("Interrupted while waiting for Redis", e);
        } catch (RedisException e) {
            breaker.failed();
            throw new RedisUnavailableException("Redis failed: " + e, e);
        }
    }

    /// Sends a command if Redis is there, and doesn't wait for its answer.
    public void send(
            Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> command) {
        var commands = commands();
        if (commands == null) {
            return;
        }
        try {
            noteRefusal(command.apply(commands));
        } catch (RedisException e) {
            breaker.failed();
        }
    }

    /// Sends a command, and hands its answer on without anybody waiting for it.
    ///
    /// @return fails with a [RedisUnavailableException] when there is no answer in time, at once
    ///   when Redis is left alone
    public <T> CompletionStage<T> ask(
            Duration within,
            Function<RedisAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
        var commands = commands();
        if (commands == null) {
            return unavailable("Redis isn't there at the moment", null);
        }
        try {
            return command.apply(commands)
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionallyCompose(failure -> {
                        breaker.failed();
                        return unavailable("Redis doesn't answer", failure);
                    });
        } catch (RedisException e) {
            breaker.failed();
            return unavailable("Redis failed: " + e, e);
        }
    }

    private static <T> CompletableFuture<T> unavailable(String message, @Nullable Throwable cause) {
        return CompletableFuture.failedFuture(new RedisUnavailableException(message, cause));
    }

    /// Opens a connection for subscriptions, and hands it over as soon as it is there.
    public void openSubscription(
            Consumer<StatefulRedisPubSubConnection<String, String>> whenOpened) {
        open("subscription", () -> client.connectPubSub(StringCodec.UTF8), whenOpened);
    }

    /// Which history of the data Redis answers from: another one when a replica has taken over or a
    /// server was started anew, either of which may have lost the last writes. Null while that
    /// isn't known. Between two calls with the same answer every command was answered from it.
    public @Nullable String history() {
        var known = histories;
        return known == null ? null : known.current();
    }

    /// Has Redis asked for its history again, without waiting: one that was demoted may have left
    /// its connections open.
    public void askForHistory() {
        var known = histories;
        if (known != null) {
            known.ask();
        }
    }

    /// Has it said when Redis refuses this service's user something that nobody waits for.
    public void noteRefusal(CompletionStage<?> sent) {
        var _ =
                sent.whenComplete((_, failure) -> {
                    if (failure != null) {
                        refusals.noted(failure);
                    }
                });
    }

    /// How long a command may take.
    public Duration timeout() {
        return settings.timeout();
    }

    @Override
    public void close() {
        closed = true;
        breaker.close();
        client.shutdown(Duration.ZERO, Duration.ofMillis(500));
        resources.shutdown(0, 500, TimeUnit.MILLISECONDS);
    }

    private @Nullable RedisAsyncCommands<String, byte[]> commands() {
        var open = connection;
        return open != null && open.isOpen() && breaker.allows() ? open.async() : null;
    }

    private boolean isAnswering() {
        var open = connection;
        try {
            return open != null
                    && "PONG"
                            .equals(
                                    open.async()
                                            .ping()
                                            .get(
                                                    settings.timeout().toMillis(),
                                                    TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | RedisException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A key without namespace is the caller's fault, not Redis's.
    private static void refuseIfWrong(Throwable failure) {
        for (var e = failure; e != null; e = e.getCause()) {
            if (e instanceof IllegalArgumentException refused) {
                throw refused;
            }
        }
    }

    /// Tries until the first connection is made; from then on Lettuce reconnects by itself.
    private <C extends StatefulConnection<?, ?>> void open(
            String purpose, Supplier<C> connect, Consumer<C> whenOpened) {
        Thread.ofVirtual()
                .name("redis-" + purpose)
                .start(() -> {
                    var pause = 100L;
                    while (!closed) {
                        try {
                            whenOpened.accept(connect.get());
                            return;
                        } catch (RuntimeException e) {
                            if (!closed && !refusals.noted(e)) {
                                log.warn("Redis can't be reached: {}", rootOf(e));
                            }
                        }
                        if (!sleep(pause)) {
                            return;
                        }
                        pause = Math.min(pause * 2, 2_000);
                    }
                });
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private static String rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
