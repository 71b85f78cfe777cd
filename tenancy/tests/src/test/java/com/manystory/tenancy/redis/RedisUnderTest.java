package com.manystory.tenancy.redis;

import com.manystory.tenancy.test.RedisAccounts;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/// A Redis of a test's own, to be stopped, frozen, emptied and started again.
public final class RedisUnderTest implements AutoCloseable {

    private final int port;
    private @Nullable RedisServer server;
    private @Nullable ProcessHandle process;

    public RedisUnderTest() {
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /// The settings of catalog-service.
    public RedisProperties properties() {
        return properties(RedisAccounts.url("catalog-service", port));
    }

    public RedisProperties properties(String url) {
        return new RedisProperties(url, Duration.ofMillis(500), 1_000, Duration.ofSeconds(1));
    }

    /// The address without a user.
    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    public String url(String process) {
        return RedisAccounts.url(process, port);
    }

    public void start() {
        try {
            var before = ProcessHandle.current().children().toList();
            var settings =
                    RedisServer.newRedisServer().bind("127.0.0.1").port(port).setting("save \"\"");
            RedisAccounts.settings(List.of("catalog-service", "payment-service"))
                    .forEach(settings::setting);
            var starting = settings.build();
            starting.start();
            server = starting;
            process =
                    ProcessHandle.current()
                            .children()
                            .filter(child -> !before.contains(child))
                            .findFirst()
                            .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            if (server != null) {
                signal("CONT");
                server.stop();
                server = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /// Copies another server's data from now on.
    public void follow(RedisUnderTest primary) {
        run("CONFIG", "SET", "masteruser", RedisAccounts.ADMINISTRATOR);
        run("CONFIG", "SET", "masterauth", RedisAccounts.password(RedisAccounts.ADMINISTRATOR));
        run("SLAVEOF", "127.0.0.1", String.valueOf(primary.port()));
    }

    /// Goes on with what it has, as the server that takes over.
    public void takeOver() {
        run("SLAVEOF", "NO", "ONE");
    }

    /// Leaves connections open, and answers nothing on them.
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /// Runs a command as an administrator.
    public List<Object> run(String command, String... arguments) {
        var client = RedisClient.create(RedisAccounts.administratorUrl(port));
        try (var connection = client.connect()) {
            var args = new CommandArgs<>(StringCodec.UTF8);
            for (var argument : arguments) {
                args.add(argument);
            }
            return connection
                    .sync()
                    .dispatch(
                            CommandType.valueOf(command),
                            new NestedMultiOutput<>(StringCodec.UTF8),
                            args);
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofMillis(100));
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void signal(String name) {
        if (process == null) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
